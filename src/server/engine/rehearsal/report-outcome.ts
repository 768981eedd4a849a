/** Says in words how a rehearsal ended, and why when it did not end well. */
import type { GateSummary, HoldSummary, RehearsalReport, StageSummary } from './report-shape.ts';

type Facts = {
  readonly stages: readonly StageSummary[];
  readonly gates: readonly GateSummary[];
  readonly holds: readonly HoldSummary[];
  readonly totals: RehearsalReport['totals'];
};

/** Whether every stage has passed with everybody in one, and the sentence that says so or says what stopped it. */
export function describeOutcome(facts: Facts): RehearsalReport['outcome'] {
  const { stages, totals } = facts;
  const stopped = stages.find((stage) => stage.status !== 'passed');
  if (stopped !== undefined) {
    const left = stages.filter((stage) => stage !== stopped && stage.startedOn === null).length;
    const never = left === 0 ? '' : ` ${left === 1 ? 'One wave' : `${left} waves`} never started.`;
    return { isFinished: false, sentence: `${describeStop(stopped, facts)}${never}` };
  }
  if (totals.withoutPlace > 0)
    return {
      isFinished: false,
      sentence: `The ${listed(stages)} passed, but ${people(totals.withoutPlace)} never got a place in a wave.`,
    };
  const done = totals.statuses.succeeded ?? 0;
  const waves = stages.filter((stage) => stage.kind === 'wave').length;
  return {
    isFinished: true,
    sentence:
      `The pilot${waves === 0 ? '' : ` and ${waves === 1 ? 'the wave' : `all ${waves} waves`}`} passed; ` +
      `${grouped(done)} of ${people(totals.population)} are done.`,
  };
}

function describeStop(stage: StageSummary, { gates, holds }: Facts): string {
  const name = stage.kind === 'pilot' ? 'the pilot' : stage.name;
  const gate = gates.findLast((candidate) => candidate.stage === stage.name);
  const hold = holds.find((candidate) => candidate.stage === stage.name);
  const held = hold === undefined ? '' : `New starts were held on ${day(hold.raisedAt)}: ${hold.reason} `;
  if (stage.status === 'failed' && gate?.decidedAt !== undefined && gate.decidedAt !== null)
    return `${held}The gate of ${name} said no on ${day(gate.decidedAt)}. ${gate.reason ?? ''}`.trim();
  if (stage.status === 'rolled_back') return `${held}The gate of ${name} had its people brought back.`;
  if (hold !== undefined && hold.clearedAt === null)
    return `${held}Nobody cleared the hold, so ${name} did not go on. ${hold.clears}`;
  if (stage.status === 'awaiting_decision') return `Nobody decided at the gate of ${name}.`;
  return `${capital(name)} did not come to its end: it is ${stage.status.replaceAll('_', ' ')}.`;
}

function listed(stages: readonly StageSummary[]): string {
  return stages.length === 1 ? 'pilot' : `${stages.length} stages`;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${grouped(count)} people`;
}

/** 1336 becomes 1,336. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "11 Feb 2027", in UTC. */
function day(instant: string): string {
  const at = new Date(instant);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
