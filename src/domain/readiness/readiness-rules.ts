/**
 * Who is ready for their day: the reasons somebody may not be, how grave each is, and the thresholds behind them. All
 * of it is data that a rollout may change; the usual rules are those of the playbook. Pure: what is so about a person
 * is found elsewhere, this says what it means.
 */
import { guidePlatforms, type GuidePlatform } from '../messages/intune-guide.ts';

/** What may be so about a person, in the order in which it is told. */
export const readinessReasons = [
  'no_email',
  'no_device',
  'system_too_old',
  'app_stops',
  'on_leave',
  'some_system_too_old',
  'system_unknown',
  'no_booking',
  'manager_away',
  'checklist_open',
] as const;
export type ReadinessReason = (typeof readinessReasons)[number];

/** How grave a reason is: it stops the person, is worth a look, or is not asked about. */
export const readinessGrades = ['stops', 'warns', 'off'] as const;
export type ReadinessGrade = (typeof readinessGrades)[number];

/** The three colours, the worst first. */
export const readinessStates = ['not_ready', 'attention', 'ready'] as const;
export type ReadinessState = (typeof readinessStates)[number];

export type ReadinessRules = {
  readonly grades: Readonly<Record<ReadinessReason, ReadinessGrade>>;
  /** The oldest version of each system that the change works with. */
  readonly minimumVersions: Readonly<Record<GuidePlatform, string>>;
  /** So many days before their date the checklist is to be done. */
  readonly checklistDays: number;
  /** Shares of its people that are ready from which on a department is green, and amber. */
  readonly department: { readonly ready: number; readonly attention: number };
};

/**
 * The rules of the playbook for Microsoft Intune. What a person ticks on their own page is theirs, so the checklist is
 * asked about only where the organisation has decided so.
 */
export const usualReadiness: ReadinessRules = {
  grades: {
    no_email: 'stops',
    no_device: 'stops',
    system_too_old: 'stops',
    app_stops: 'stops',
    on_leave: 'stops',
    some_system_too_old: 'warns',
    system_unknown: 'warns',
    no_booking: 'warns',
    manager_away: 'warns',
    checklist_open: 'off',
  },
  minimumVersions: { windows: '10.0.19045', macos: '14', ios: '17', android: '10' },
  checklistDays: 3,
  department: { ready: 0.95, attention: 0.8 },
};

/** The colour of somebody about whom these reasons are so; reasons that are off do not count. */
export function readinessOf(
  reasons: Iterable<ReadinessReason>,
  { grades }: Pick<ReadinessRules, 'grades'>,
): ReadinessState {
  let state: ReadinessState = 'ready';
  for (const reason of reasons) {
    if (grades[reason] === 'stops') return 'not_ready';
    if (grades[reason] === 'warns') state = 'attention';
  }
  return state;
}

/** The reasons of a grade, as rules ask for them. */
export function reasonsGraded(
  grade: ReadinessGrade,
  { grades }: Pick<ReadinessRules, 'grades'>,
): readonly ReadinessReason[] {
  return readinessReasons.filter((reason) => grades[reason] === grade);
}

/** What is so about a device; a device without a known owner tells nobody when its day is. */
export const deviceReasons = ['system_too_old', 'system_unknown', 'no_owner'] as const;
export type DeviceReason = (typeof deviceReasons)[number];

/** The grade of a reason of a device: as for its person; without an owner it is worth a look. */
export function deviceGrade(
  reason: DeviceReason,
  { grades }: Pick<ReadinessRules, 'grades'>,
): ReadinessGrade {
  return reason === 'no_owner' ? 'warns' : grades[reason];
}

/** How the people of a group stand, as a count of each colour. */
export type ReadinessCounts = Readonly<Record<ReadinessState, number>>;

/** The colour of a department by the share of its people who are ready; null without people. */
export function departmentState(
  counts: ReadinessCounts,
  { department }: Pick<ReadinessRules, 'department'>,
): ReadinessState | null {
  const people = readinessStates.reduce((sum, state) => sum + counts[state], 0);
  if (people === 0) return null;
  const share = counts.ready / people;
  if (share >= department.ready) return 'ready';
  return share >= department.attention ? 'attention' : 'not_ready';
}

/** Whether the rules can be kept: every minimum is a version, and amber does not begin above green. */
export function findRulesFault({
  minimumVersions,
  department,
}: Pick<ReadinessRules, 'minimumVersions' | 'department'>): GuidePlatform | 'department' | null {
  const odd = guidePlatforms.find(
    (platform) => !/^\d{1,9}(\.\d{1,9}){0,5}$/u.test(minimumVersions[platform]),
  );
  return odd ?? (department.attention > department.ready ? 'department' : null);
}
