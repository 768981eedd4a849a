/**
 * Measures re-planning: people moved against those forced to move, and time, for four usual changes.
 * Run: node bench/waves/replan.ts [number of teams, 10000 by default]
 */
import { checkPlan } from '#domain/waves/check-plan.ts';
import { planWaves } from '#domain/waves/plan-waves.ts';
import { sayOfWaves } from '#domain/waves/wave-sentences.ts';
import { replanWaves } from '#domain/waves/replan-waves.ts';
import type { WaveCapacity } from '#domain/waves/wave-groups.ts';
import { amountIn } from '#domain/waves/wave-groups.ts';
import { dateOf, dayOf, type Freeze } from '#domain/waves/working-week.ts';
import { generateGroups } from './generate-groups.ts';

const teams = Number(process.argv[2] ?? 10_000);
const now = 6;
const { groups, capacity } = generateGroups({ seed: 1, teams, people: teams * 100 });
const planned = planWaves(groups, capacity, { seed: 1, polishMoves: 1_000_000 });
if (!planned.ok) throw new Error(planned.refusal.message);
const plan = new Map(groups.map((group, index) => [group.id, planned.value.weekOf[index]!]));
const total = groups.reduce((sum, group) => sum + group.people, 0);

const firstDay = dayOf(capacity.startsOn)!;
const freeze = (week: number, weeks: number, where: { site?: string; department?: string }): Freeze => ({
  ...where,
  from: dateOf(firstDay + week * 7),
  to: dateOf(firstDay + (week + weeks) * 7 - 3),
});
const helpdeskBy = (factor: (week: number) => number): number[] =>
  Array.from(
    { length: capacity.weeks },
    (_, week) => amountIn(capacity.helpdeskMinutesPerWeek!, week) * factor(week),
  );

const changes: Record<string, WaveCapacity> = {
  'no change': capacity,
  'week 8 slips': { ...capacity, freezes: [...capacity.freezes, freeze(7, 1, {})] },
  'region frozen for 2 weeks': {
    ...capacity,
    freezes: [
      ...capacity.freezes,
      ...Array.from({ length: 15 }, (_, site) => freeze(8, 2, { site: `S${site + 31}` })),
    ],
  },
  'helpdesk -20 % for 5 weeks': {
    ...capacity,
    helpdeskMinutesPerWeek: helpdeskBy((week) => (week >= 8 && week < 13 ? 0.8 : 1)),
  },
  'department blocked for 3 weeks': {
    ...capacity,
    freezes: [...capacity.freezes, freeze(7, 3, { department: 'D3' })],
  },
};

console.log(`${teams} groups, ${total} people, ${planned.value.weeks} weeks; now = week ${now + 1}`);
for (const [name, changed] of Object.entries(changes)) {
  const startedAt = performance.now();
  const result = replanWaves({ groups, capacity: changed, plan, now, seed: 1 });
  const milliseconds = Math.round(performance.now() - startedAt);
  if (!result.ok) {
    console.log(`${name}: ${result.refusal.message}`);
    continue;
  }
  const forced = result.value.forced.reduce((sum, group) => sum + group.people, 0);
  console.log(`${name}: forced ${((100 * forced) / total).toFixed(2)} % in ${milliseconds} ms`);
  for (const { weeksLater, result: option, message } of result.value.options) {
    if (option === null) {
      console.log(`  +${weeksLater} weeks: ${message === null ? '' : sayOfWaves('en', message)}`);
      continue;
    }
    const violations = checkPlan(
      groups,
      changed,
      new Map(groups.map((group, index) => [group.id, option.weekOf[index]!])),
    ).filter((violation) => violation.week === null || violation.week >= now);
    const share = ((100 * option.peopleMoved) / total).toFixed(2);
    const ratio = forced === 0 ? '-' : (option.peopleMoved / forced).toFixed(2);
    console.log(
      `  +${weeksLater} weeks: ${share} % move (${ratio} × forced), cost ${Math.round(option.cost)}, violations ${violations.length}`,
    );
  }
}
