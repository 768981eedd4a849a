import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import type { QuantitativeCriterion } from '#contracts/criteria.ts';
import { judgeAgain, type JudgedInputs } from '#server/features/criteria/index.ts';
import { type DecisionRecord, hashEvidence, hashRecord, RECORD_FORMAT } from '#server/features/gate/index.ts';
import { runGate } from './gate.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-gate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = Date.UTC(2026, 9, 1);
const at = '2026-12-01T08:00:00.000Z';

/** A record of a decision on one criterion that 200 of 204 people met. */
function makeRecord(): DecisionRecord {
  const definition: QuantitativeCriterion = {
    id: 'enrolled',
    name: 'Enrolled',
    kind: 'proportion',
    metric: 'enrolment_success',
    better: 'higher',
    minimum: 0.9,
    target: 0.95,
    minimumSample: 20,
    horizon: 300,
    role: 'exit',
    source: 'Reports',
  };
  const outcomes = Array.from(
    { length: 204 },
    (_, i) => [`${i}`, start + i * 3_600_000, i % 51 === 9 ? 0 : 1] as const,
  );
  const blank = { verdict: 'no_data', n: 0, estimate: null, lower: null, upper: null } as const;
  const unjudged = { ...blank, method: 'none', statement: ownWords(''), needMore: null, at };
  const criterion = { definition, outcomes, ratings: [], inputHash: '', evaluation: unjudged };
  const without: JudgedInputs = {
    ...{ criteriaCount: 1, expectedPeople: null, weighting: null, divisions: [] },
    criteria: [criterion],
  };
  const judged = judgeAgain(without, criterion);
  const inputs = { ...without, criteria: [{ ...criterion, ...judged }] };
  const view = { criterionId: 1 as never, definition, evaluation: judged.evaluation, ratings: [], band: [] };
  const evidence = {
    ...{
      combined: judged.evaluation.verdict,
      proposalReason: ownWords(''),
      stageId: 1,
      revision: 1,
      criteriaHash: 'aa',
    },
    ...{
      cohortHash: 'bb',
      blindSpots: [],
      criteria: [{ ...view, targeted: 204, reached: 204, reported: 204 }],
    },
  };
  const record: DecisionRecord = {
    ...{
      format: RECORD_FORMAT,
      rollout: 'Intune',
      stage: 'Pilot',
      openedAt: at,
      proposal: 'go',
      decision: 'go',
    },
    ...{ reason: 'Proven', decidedBy: 'Ines', decidedAt: at, quorum: 1, conditions: [], votes: [] },
    ...{ evidence, evidenceHash: hashEvidence(evidence).toString('hex'), inputs, recordHash: '' },
  };
  return { ...record, recordHash: hashRecord(record) };
}

async function run(text: string, ...flags: string[]) {
  const file = join(folder, `${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`);
  await writeFile(file, text);
  const out: string[] = [];
  const errors: string[] = [];
  const io = { out: (line: string) => out.push(line), error: (line: string) => errors.push(line) };
  const code = await runGate(['replay', file, ...flags], io);
  return { code, out: out.join('\n'), errors: errors.map((line) => line.replaceAll(`${folder}/`, '')) };
}

test('a whole record replays to the same verdicts and hashes, and ends with 0', async () => {
  const record = makeRecord();
  const { code, out } = await run(JSON.stringify(record));
  expect(out).toContain('Intune, Pilot: go, decided 2026-12-01T08:00:00.000Z by Ines.');
  expect(out).toContain('  pass: Enrolled');
  expect(out).toContain(`Evidence: ${record.evidenceHash}`);
  expect(out).toContain('The record gives the same verdicts and the same hashes.');
  expect(code).toBe(0);
  const pretty = await run(JSON.stringify(record, null, 2), '--json');
  expect(JSON.parse(pretty.out)).toMatchObject({ same: true, combined: 'pass', differences: [] });
});

test('a record somebody has changed ends with 1 and says where', async () => {
  const record = JSON.parse(JSON.stringify(makeRecord()));
  record.inputs.criteria[0].outcomes[20][2] = 0;
  const { code, out } = await run(JSON.stringify(record));
  expect(code).toBe(1);
  expect(out).toContain('NOT the evidence that was decided on:');
  expect(out).toContain('Enrolled: the criterion or its outcomes are not those that were judged.');
  const swedish = await run(JSON.stringify(record), '--language', 'sv');
  expect(swedish.out).toContain('Enrolled: kriteriet eller dess utfall är inte de som bedömdes.');
  const german = await run(JSON.stringify(record), '--language', 'de', '--json');
  expect(JSON.parse(german.out).differences[0]).toContain('sind nicht die, die beurteilt wurden.');
  expect((await run(JSON.stringify(record), '--language', 'fr')).errors).toEqual([
    '--language must be en, sv or de, not fr.',
  ]);
  const reason = JSON.parse(JSON.stringify(makeRecord()));
  reason.reason = 'Whatever';
  expect((await run(JSON.stringify(reason))).code).toBe(1);
});

test('what is no record ends with 2 and one sentence', async () => {
  expect(await run('{')).toMatchObject({ code: 2, out: '' });
  expect((await run('{"format":"other"}')).errors[0]).toMatch(/is not a decision record: its format must be/);
  expect((await run(JSON.stringify({ format: RECORD_FORMAT }))).errors[0]).toMatch(
    /is not whole: it has no inputs.criteria\. Export the record again\.$/,
  );
  const errors: string[] = [];
  const io = { out: () => 0, error: (line: string) => errors.push(line) };
  expect(await runGate(['replay', join(folder, 'absent.json')], io)).toBe(2);
  expect(await runGate(['approve'], io)).toBe(2);
  expect(errors[0]).toMatch(/cannot be read: there is no such file\.$/);
  expect(errors[1]).toBe('There is no gate approve. Use gate replay FILE.');
});
