/**
 * The engine in the running product. Prints, each against what is wanted:
 * `hold`: how long after the signals a reached stop rule holds, and how many started beyond it;
 * `idle`: what a hundred idle rollouts cost beside none;
 * `build`: how long a million people take until their wave stands, dated and with a copy each to send;
 * `year`: a year of rollout for a hundred thousand people, rehearsed.
 * Run: node bench/engine/run.ts [--only hold,idle,build,year] [--trials 20] [--enrolments 1000000] [--people 100000]
 *   [--idle-seconds 60]
 */
import { parseArgs } from 'node:util';
import { withServer } from '../support/bench-server.ts';
import { measureBuild } from './build.ts';
import { measureHold } from './hold.ts';
import { measureIdle } from './idle.ts';
import { measureYear } from './year.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'hold,idle,build,year' },
    trials: { type: 'string', default: '20' },
    enrolments: { type: 'string', default: '1000000' },
    people: { type: 'string', default: '100000' },
    'idle-seconds': { type: 'string', default: '60' },
  },
});
const parts = new Set(values.only.split(','));

if (parts.has('hold') || parts.has('idle'))
  await withServer(async (server) => {
    if (parts.has('hold')) await measureHold(server, Number(values.trials));
    if (parts.has('idle')) await measureIdle(server, Number(values['idle-seconds']));
  });
if (parts.has('build'))
  await withServer(async (server) => await measureBuild(server, Number(values.enrolments)));
if (parts.has('year')) await measureYear(Number(values.people));
