/**
 * Triage of a finding about an app: its importance and the severity of the finding say what becomes of the starts, its
 * priority by when it is mended. Importances, grades and due times are those of the Windows deployment guidance on app
 * readiness; the matrix is each organisation's own.
 */
import { APP_IMPORTANCES, type AppImportance } from '../directory/read-values.ts';
import { isWeekday, workingDaysAfter } from '../calendar/working-days.ts';

/** What becomes of the starts, the strictest first. */
export const triageActions = ['stop_all', 'stop_affected', 'workaround', 'continue'] as const;
export type TriageAction = (typeof triageActions)[number];

/** 1 is the worst, or the most urgent. */
export const triageGrades = [1, 2, 3, 4] as const;
export type TriageGrade = (typeof triageGrades)[number];

/** Per importance, the action for severity 1, 2, 3 and 4. */
export type TriageMatrix = Readonly<
  Record<AppImportance, readonly [TriageAction, TriageAction, TriageAction, TriageAction]>
>;

export const usualMatrix: TriageMatrix = {
  critical: ['stop_all', 'stop_affected', 'workaround', 'continue'],
  important: ['stop_affected', 'workaround', 'workaround', 'continue'],
  not_important: ['workaround', 'continue', 'continue', 'continue'],
};

/** The action for a finding; an app whose importance nobody has stated counts as critical. */
export function triageAction(
  matrix: TriageMatrix,
  importance: AppImportance | null,
  severity: TriageGrade,
): TriageAction {
  return matrix[importance ?? APP_IMPORTANCES[0]][severity - 1]!;
}

/** Working days until a finding is mended, by priority 1 to 4; 0 is at once. */
const workingDaysToMend = [0, 2, 10, 20] as const;

/** The day, YYYY-MM-DD, on which a finding of this priority is due: so many working days after the day it was found. */
export function mendBy(priority: TriageGrade, foundOn: string): string {
  return workingDaysAfter(foundOn, workingDaysToMend[priority - 1]!, isWeekday);
}
