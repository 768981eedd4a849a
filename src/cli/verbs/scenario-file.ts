/** Reads scenario.yaml: what the simulated organisation of a rehearsal is like, and the faults that strike it. */
import {
  calmScenario,
  failingPilotScenario,
  type Fault,
  type Scenario,
  type ScenarioApp,
} from '#domain/simulation/scenario.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { parseYamlFields, type YamlField } from './yaml-fields.ts';

export const scenarioFormat = `
scenario.yaml  Any of these; what is left out is as in the scenario it is like.
               name: A driver and an outage
               like: calm                       # or failing
               failure_share: { Windows: 0.06, iOS: 0.03 }   # of first attempts, by platform
               failure_share_of_models: { Latitude 5440: 0.2 }
               other_failure_share: 0.05        # platforms not named
               retry_failure_share: 0.3         # of further attempts
               no_show_share: 0.02              # devices that never check in
               deferral_share: 0.04             # people who put off their date once told; 0 where left out
               trained_share: 0.8               # people who complete the training once told; 0 where left out
               check_in_delay_hours: 5          # median
               tickets_per_person: 0.18
               minutes_per_ticket: 38
               page_open_share: 0.74
               survey_answer_share: 0.42
               apps:                            # what devices report of single apps, by name in the inventory
                 CAD viewer: { share: 0.22, failure_share: 0.1 }
               faults:                          # from and to: dates, or days since the start; to is not included
                 - { kind: bad_driver, model: Latitude 5440, failure_share: 0.9, from: 33, to: 40 }
                 - { kind: connector_outage, from: 2027-02-01, to: 2027-02-03 }
                 - { kind: silent_sponsor, from: 30, to: 45 }
                 - { kind: busy_time, share: 0.3, from: 50, to: 57 }   # of those told then put off their date`;

const likes: Readonly<Record<string, Scenario>> = { calm: calmScenario, failing: failingPilotScenario };

/** Keys with one number each: the scenario's field, and the most it may be (1 for shares). */
const numbers = {
  other_failure_share: ['otherFailureShare', 1],
  retry_failure_share: ['retryFailureShare', 1],
  no_show_share: ['noShowShare', 1],
  deferral_share: ['deferralShare', 1],
  trained_share: ['trainedShare', 1],
  check_in_delay_hours: ['checkInDelayHours', 240],
  tickets_per_person: ['ticketsPerPerson', 10],
  minutes_per_ticket: ['minutesPerTicket', 480],
  page_open_share: ['pageOpenShare', 1],
  survey_answer_share: ['surveyAnswerShare', 1],
} as const;

const keys = [
  'name',
  'like',
  'failure_share',
  'failure_share_of_models',
  ...Object.keys(numbers),
  'apps',
  'faults',
];

/**
 * The scenario of a file; `begin` is the first instant of the rehearsal's clock. Throws UsageError with file, line,
 * column and what is wrong.
 */
export function readScenarioFile(file: string, source: string, begin: Date): Scenario {
  const fields = parseYamlFields(file, source).fields(keys);
  const like = fields.get('like');
  const base = likes[like?.text() ?? 'calm'];
  if (base === undefined) throw like!.fail(`must be ${Object.keys(likes).join(' or ')}`);
  const changes: Record<string, number> = {};
  for (const [key, [property, most]] of Object.entries(numbers)) {
    const field = fields.get(key);
    if (field !== undefined) changes[property] = field.number({ most });
  }
  return {
    ...base,
    ...changes,
    name: fields.get('name')?.text() ?? file.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/i, ''),
    failureShareByPlatform: { ...base.failureShareByPlatform, ...sharesOf(fields.get('failure_share')) },
    failureShareByModel: { ...base.failureShareByModel, ...sharesOf(fields.get('failure_share_of_models')) },
    ...(fields.has('apps') ? { apps: appsOf(fields.get('apps')) } : {}),
    faults: (fields.get('faults')?.items() ?? []).map((field) => readFault(field, begin)),
  };
}

function sharesOf(field: YamlField | undefined): Record<string, number> {
  return Object.fromEntries(
    [...(field?.fields() ?? [])].map(([name, share]) => [name, share.number({ most: 1 })]),
  );
}

function appsOf(field: YamlField | undefined): Record<string, ScenarioApp> {
  return Object.fromEntries(
    [...(field?.fields() ?? [])].map(([name, app]) => {
      const fields = app.fields(['share', 'failure_share']);
      return [
        name,
        {
          share: fields.get('share')?.number({ most: 1 }) ?? 1,
          failureShare: fields.get('failure_share')?.number({ most: 1 }) ?? 0,
        },
      ];
    }),
  );
}

function readFault(field: YamlField, begin: Date): Fault {
  const fields = field.fields(['kind', 'model', 'failure_share', 'share', 'from', 'to']);
  const kind = fields.get('kind');
  if (kind === undefined) throw field.fail('lacks "kind"');
  const span = { from: instantOf(fields.get('from'), begin), to: instantOf(fields.get('to'), begin) };
  if (span.from !== null && span.to !== null && span.to <= span.from)
    throw fields.get('to')!.fail('must be later than "from"');
  const name = kind.text();
  if (name === 'bad_driver') {
    const model = fields.get('model');
    if (model === undefined) throw field.fail('lacks "model", the model whose driver is bad');
    return {
      kind: name,
      model: model.text(),
      failureShare: fields.get('failure_share')?.number({ most: 1 }) ?? 1,
      ...span,
    };
  }
  if (name === 'busy_time') {
    const share = fields.get('share');
    if (share === undefined) throw field.fail('lacks "share", the share of people who put off their date');
    return { kind: name, share: share.number({ most: 1 }), ...span };
  }
  if (name !== 'connector_outage' && name !== 'silent_sponsor')
    throw kind.fail('must be bad_driver, connector_outage, busy_time or silent_sponsor');
  const stray = fields.get('model') ?? fields.get('failure_share');
  if (stray !== undefined) throw stray.fail(`does not belong to a ${name}`);
  return { kind: name, ...span };
}

/** A date, or days since the start; null when it is left out, which is open on that side. */
function instantOf(field: YamlField | undefined, begin: Date): string | null {
  if (field === undefined) return null;
  const text = field.text();
  if (dayOf(text) !== null) return `${text}T00:00:00.000Z`;
  if (!/^\d{1,4}$/.test(text)) throw field.fail('must be a date such as 2027-01-04, or days since the start');
  return new Date(begin.getTime() + Number(text) * 86_400_000).toISOString();
}
