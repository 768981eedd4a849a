/**
 * Who is in, who may come in: membership, eligibility and team counts of one selection. Keeps the cell state in
 * step; decides nothing about who is better.
 */
import type { CellState } from './objective.ts';
import type { PreparedConstraints, TeamLimits } from './constraints.ts';

/** What a selection needs of the prepared constraints. */
export type SelectionConstraints = Pick<
  PreparedConstraints,
  'size' | 'must' | 'eligible' | 'teams' | 'minimums'
>;

export class Selection {
  /** Chosen people; the first `fixed` never leave. */
  readonly people: Int32Array;
  readonly size: number;
  readonly cells: CellState;
  readonly teams: TeamLimits | null;
  readonly minimums: Int32Array | null;
  fixed = 0;
  count = 0;
  private readonly eligible: Uint8Array;
  private readonly isIn: Uint8Array;
  private readonly teamCount: Int32Array;

  /** Starts with the people who must take part. */
  constructor(constraints: SelectionConstraints, cells: CellState) {
    this.size = constraints.size;
    this.people = new Int32Array(constraints.size);
    this.cells = cells;
    this.teams = constraints.teams;
    this.minimums = constraints.minimums;
    this.eligible = constraints.eligible;
    this.isIn = new Uint8Array(constraints.eligible.length);
    this.teamCount = new Int32Array(constraints.teams === null ? 0 : constraints.teams.cap.length);
    for (const person of constraints.must) this.add(person);
    this.fixed = this.count;
  }

  /** Whether the person is eligible, not in yet, and the team has room. */
  canAdd(person: number): boolean {
    return this.eligible[person] === 1 && this.isIn[person] === 0 && !this.isTeamFull(person);
  }

  isFree(person: number): boolean {
    return this.eligible[person] === 1 && this.isIn[person] === 0;
  }

  isTeamFull(person: number): boolean {
    if (this.teams === null) return false;
    const team = this.teams.of[person]!;
    return team >= 0 && this.teamCount[team]! >= this.teams.cap[team]!;
  }

  add(person: number): void {
    this.put(this.count++, person);
  }

  /** Takes the person in a place out; the place stays open until `put`. */
  release(place: number): number {
    const person = this.people[place]!;
    this.isIn[person] = 0;
    if (this.teams !== null && this.teams.of[person]! >= 0) this.teamCount[this.teams.of[person]!]!--;
    this.cells.remove(person);
    return person;
  }

  put(place: number, person: number): void {
    this.people[place] = person;
    this.isIn[person] = 1;
    if (this.teams !== null && this.teams.of[person]! >= 0) this.teamCount[this.teams.of[person]!]!++;
    this.cells.add(person);
  }
}
