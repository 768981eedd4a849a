/**
 * The earliest and latest week each unit can start by order and calendar alone, whatever the capacities.
 */
import type { WaveProblem } from './build-problem.ts';

/** First open week after the earliest weeks of all predecessors; weekCount when there is none. */
export function earliestStarts(problem: WaveProblem): Int32Array {
  const { predecessors, weekCount, calendars, calendarOf } = problem;
  const earliest = new Int32Array(problem.unitCount);
  for (const unit of problem.order) {
    let week = 0;
    for (let at = predecessors.starts[unit]!; at < predecessors.starts[unit + 1]!; at++) {
      week = Math.max(week, earliest[predecessors.items[at]!]! + 1);
    }
    const row = calendarOf[unit]! * weekCount;
    while (week < weekCount && calendars[row + week] === 0) week++;
    earliest[unit] = Math.min(week, weekCount);
  }
  return earliest;
}

/** Last open week before `horizon` and before the latest weeks of all successors; -1 when there is none. */
export function latestStarts(problem: WaveProblem, horizon: number): Int32Array {
  const { successors, weekCount, calendars, calendarOf, order } = problem;
  const latest = new Int32Array(problem.unitCount);
  for (let position = order.length - 1; position >= 0; position--) {
    const unit = order[position]!;
    let week = horizon - 1;
    for (let at = successors.starts[unit]!; at < successors.starts[unit + 1]!; at++) {
      week = Math.min(week, latest[successors.items[at]!]! - 1);
    }
    const row = calendarOf[unit]! * weekCount;
    while (week >= 0 && calendars[row + week] === 0) week--;
    latest[unit] = Math.max(week, -1);
  }
  return latest;
}

/** Length of the longest chain of successors behind each unit. */
export function chainLengths(problem: WaveProblem): Int32Array {
  const { successors, order } = problem;
  const length = new Int32Array(problem.unitCount);
  for (let position = order.length - 1; position >= 0; position--) {
    const unit = order[position]!;
    for (let at = successors.starts[unit]!; at < successors.starts[unit + 1]!; at++) {
      length[unit] = Math.max(length[unit]!, length[successors.items[at]!]! + 1);
    }
  }
  return length;
}
