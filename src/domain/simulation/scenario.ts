/**
 * What a simulated organisation is like, as data: how often enrolment fails, who does not show up, how many
 * tickets come, and faults that strike for a while. How a person answers is in create-simulation.ts.
 */

/** `from` and `to` are instants (ISO 8601) or dates; null means open on that side; `to` is not included. */
export type Fault =
  | {
      readonly kind: 'bad_driver';
      readonly model: string;
      readonly from: string | null;
      readonly to: string | null;
      /** Share of the model's enrolments that fail while the driver is out, whatever the attempt. */
      readonly failureShare: number;
    }
  /** Nothing is reported from `from` to `to`; what happened meanwhile is reported afterwards. */
  | { readonly kind: 'connector_outage'; readonly from: string | null; readonly to: string | null }
  /** This share of the people who are told their date in that time put it off, such as before a deadline of theirs. */
  | {
      readonly kind: 'busy_time';
      readonly from: string | null;
      readonly to: string | null;
      readonly share: number;
    }
  /** The sponsor signs and approves nothing. */
  | { readonly kind: 'silent_sponsor'; readonly from: string | null; readonly to: string | null };

/** An app the simulated people have: the share of them who do, and of those the share for whom it does not work afterwards. */
export type ScenarioApp = { readonly share: number; readonly failureShare: number };

/** How something is used after the change: who begins, who of them stops again, and after how many days half of those have. */
export type ScenarioUse = {
  readonly feature: string;
  readonly share: number;
  readonly stopShare: number;
  readonly stopAfterDays: number;
};

/** Usual where a training is offered: most complete it, within some days. */
export const usualTrainedShare = 0.8;

/** As much as is usual: most begin, one in five of them stops within some weeks. */
export const usualUse: Omit<ScenarioUse, 'feature'> = { share: 0.85, stopShare: 0.2, stopAfterDays: 28 };

export type Scenario = {
  readonly name: string;
  /** Share of first attempts that fail, by platform; platforms not named use `otherFailureShare`. */
  readonly failureShareByPlatform: Readonly<Record<string, number>>;
  /** Takes precedence over the platform. */
  readonly failureShareByModel: Readonly<Record<string, number>>;
  readonly otherFailureShare: number;
  /** Share of second and later attempts that fail again. */
  readonly retryFailureShare: number;
  /** Share of people whose device never checks in. */
  readonly noShowShare: number;
  /** Share of people who put off their date when told; each further time a quarter of that. A stage waits for them. */
  readonly deferralShare: number;
  /** Median hours from the start of a person to the first check-in of the device. */
  readonly checkInDelayHours: number;
  /** Expected tickets per person when only the shares above apply; faults come on top. */
  readonly ticketsPerPerson: number;
  readonly minutesPerTicket: number;
  /** Share of people who open their own page after a message. */
  readonly pageOpenShare: number;
  readonly surveyAnswerShare: number;
  /** Share of people who complete the training once they are told their date; left out: nobody. */
  readonly trainedShare?: number;
  /** What devices report of single apps, by the name in the inventory; left out: nothing. */
  readonly apps?: Readonly<Record<string, ScenarioApp>>;
  /** What is reported of use; left out: nothing. */
  readonly use?: readonly ScenarioUse[];
  readonly faults: readonly Fault[];
};

/** An ordinary rollout: about 97 % enrolled after retries, 0.18 tickets per person, and nobody puts off their date. */
export const calmScenario: Scenario = {
  name: 'calm',
  failureShareByPlatform: { Windows: 0.055, iOS: 0.03, macOS: 0.05, Android: 0.065 },
  failureShareByModel: { 'ThinkPad T14 Gen 2': 0.085, 'MacBook Pro 13-inch (2020)': 0.09, TC52: 0.08 },
  otherFailureShare: 0.05,
  retryFailureShare: 0.26,
  noShowShare: 0.015,
  deferralShare: 0,
  checkInDelayHours: 5,
  ticketsPerPerson: 0.18,
  minutesPerTicket: 38,
  pageOpenShare: 0.74,
  surveyAnswerShare: 0.42,
  faults: [],
};

/** The calm organisation with one model that fails from `from` until `to`, by default always. */
export function badDriverScenario(
  options: {
    readonly model?: string;
    readonly from?: string | null;
    readonly to?: string | null;
    readonly failureShare?: number;
  } = {},
): Scenario {
  const { model = 'Latitude 5440', from = null, to = null, failureShare = 0.35 } = options;
  return {
    ...calmScenario,
    name: 'bad driver',
    faults: [{ kind: 'bad_driver', model, from, to, failureShare }],
  };
}

/** A pilot that should not go on: one in six enrolments fails, retries rarely help, the helpdesk is busy. */
export const failingPilotScenario: Scenario = {
  ...calmScenario,
  name: 'failing pilot',
  failureShareByPlatform: { Windows: 0.18, iOS: 0.09, macOS: 0.16, Android: 0.2 },
  failureShareByModel: {},
  otherFailureShare: 0.16,
  retryFailureShare: 0.6,
  noShowShare: 0.05,
  checkInDelayHours: 9,
  ticketsPerPerson: 0.62,
  pageOpenShare: 0.55,
  surveyAnswerShare: 0.3,
};

export type TimedFault = {
  readonly fault: Fault;
  /** Milliseconds since 1970; -Infinity and Infinity for the open sides. */
  readonly startsAt: number;
  readonly endsAt: number;
};

/** The scenario's faults with their instants read once. Throws on a fault whose time cannot be read. */
export function timeFaults(scenario: Scenario): TimedFault[] {
  return scenario.faults.map((fault) => {
    const startsAt = fault.from === null ? -Infinity : Date.parse(fault.from);
    const endsAt = fault.to === null ? Infinity : Date.parse(fault.to);
    if (Number.isNaN(startsAt) || Number.isNaN(endsAt)) {
      throw new Error(
        `Scenario "${scenario.name}": a fault from ${fault.from} to ${fault.to} has no readable time`,
      );
    }
    return { fault, startsAt, endsAt };
  });
}

/** Whether the fault stands at the instant (milliseconds since 1970). */
export function isActiveAt({ startsAt, endsAt }: TimedFault, at: number): boolean {
  return at >= startsAt && at < endsAt;
}
