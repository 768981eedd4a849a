/**
 * Measures re-planning for four usual changes: people moved against those forced to move, by the change itself or by a
 * week that is over (at most 1.4 times as many wanted when it may end a week later), and time (at most 1 s for 10,000
 * teams).
 * Run: node bench/waves/replan.ts [number of teams, 10000 by default]
 */
import { checkPlan } from '#domain/waves/check-plan.ts';
import { planWaves } from '#domain/waves/plan-waves.ts';
import { sayOfWaves } from '#domain/waves/wave-sentences.ts';
import { replanWaves } from '#domain/waves/replan-waves.ts';
import { generateGroups } from './generate-groups.ts';
import { usualChanges } from './usual-changes.ts';

/** `leastCost` is proven on the way; at most 1.15 times as much is wanted. */
function sayOfBound({ cost, leastCost }: { readonly cost: number; readonly leastCost: number }): string {
  return cost === 0 ? '' : ` (${(cost / leastCost).toFixed(3)} × the bound)`;
}

const teams = Number(process.argv[2] ?? 10_000);
const now = 6;
const { groups, capacity } = generateGroups({ seed: 1, teams, people: teams * 100 });
const planned = planWaves(groups, capacity, { seed: 1, polishMoves: 1_000_000 });
if (!planned.ok) throw new Error(planned.refusal.message);
const plan = new Map(groups.map((group, index) => [group.id, planned.value.weekOf[index]!]));
const total = groups.reduce((sum, group) => sum + group.people, 0);

console.log(`${teams} groups, ${total} people, ${planned.value.weeks} weeks; now = week ${now + 1}`);
for (const [name, changed] of Object.entries(usualChanges(capacity, now))) {
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
    const wanted = weeksLater === 0 || forced === 0 ? '' : ', wanted: at most 1.4';
    console.log(
      `  +${weeksLater} weeks: ${share} % move (${ratio} × forced${wanted}), cost ${Math.round(option.cost)}${sayOfBound(option)}, violations ${violations.length}`,
    );
  }
}
