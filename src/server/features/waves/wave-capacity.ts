/** What a week can take, as it is asked for and kept, and as the planner wants it. */
import type { Static } from 'typebox';
import type { Closure, HelpdeskLimit, wavesRoutes } from '#contracts/waves.ts';
import { usualSpillOver } from '#domain/waves/helpdesk-load.ts';
import type { WaveCapacity, WeeklyAmount } from '#domain/waves/wave-groups.ts';

/** The furthest week that may be used, counted from the first. */
export const weeksMax = 260;

/** As it is kept with the plan; single weeks may differ after a re-plan. */
export type KeptCapacity = {
  readonly peoplePerWeek: WeeklyAmount;
  readonly helpdesk:
    | (Omit<HelpdeskLimit, 'minutesPerWeek'> & { readonly minutesPerWeek: WeeklyAmount })
    | null;
  readonly sitePeoplePerWeek: Readonly<Record<string, number>>;
  /** Missing in plans from before trainers could limit them. */
  readonly trainerSeatsPerWeek?: Readonly<Record<string, number>>;
  readonly closures: readonly Closure[];
};

type Asked = Pick<
  Static<typeof wavesRoutes.layOutWaves.body>,
  'peoplePerWeek' | 'helpdesk' | 'sitePeoplePerWeek' | 'trainerSeatsPerWeek' | 'closures'
>;

export function keptCapacity({
  peoplePerWeek,
  helpdesk,
  sitePeoplePerWeek,
  trainerSeatsPerWeek,
  closures,
}: Asked): KeptCapacity {
  return {
    peoplePerWeek,
    helpdesk: helpdesk ?? null,
    sitePeoplePerWeek: sitePeoplePerWeek ?? {},
    trainerSeatsPerWeek: trainerSeatsPerWeek ?? {},
    closures: closures ?? [],
  };
}

export function plannerCapacity(startsOn: string, kept: KeptCapacity): WaveCapacity {
  return {
    startsOn,
    weeks: weeksMax,
    peoplePerWeek: kept.peoplePerWeek,
    helpdeskMinutesPerWeek: kept.helpdesk?.minutesPerWeek ?? null,
    spillOver: usualSpillOver,
    trainerSeatsPerWeek: kept.trainerSeatsPerWeek ?? {},
    sitePeoplePerWeek: kept.sitePeoplePerWeek,
    freezes: kept.closures,
  };
}

/** Helpdesk minutes a person is expected to need; null while the rate is neither given nor measured. */
export function minutesPerPerson({ helpdesk }: KeptCapacity, measuredRate: number | null): number | null {
  if (helpdesk === null) return 0;
  const rate = helpdesk.ticketsPerPerson ?? measuredRate;
  return rate === null ? null : rate * helpdesk.minutesPerTicket;
}
