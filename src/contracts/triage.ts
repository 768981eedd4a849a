/** Triage of findings about apps: what a finding does to the starts, and the matrix that says so. */
import { Type, type Static } from 'typebox';
import {
  triageActions,
  triageGrades,
  type TriageGrade,
  type TriageMatrix as Matrix,
} from '#domain/journey/triage.ts';
import { AppId, RolloutId } from './ids.ts';
import { appImportances } from './people.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, nullable, oneOf } from './shared-schemas.ts';

export {
  triageAction,
  triageActions,
  triageGrades,
  type TriageAction,
  type TriageGrade,
} from '#domain/journey/triage.ts';

const Grade = Type.Unsafe<TriageGrade>(
  Type.Integer({ minimum: 1, maximum: 4, description: '1 is the worst, or the most urgent.' }),
);
const Workaround = Type.String({ minLength: 3, maxLength: 1000 });

/** What a finding about an app was judged to be. */
export const AppTriage = Type.Object({
  appId: AppId,
  name: Type.String(),
  /** As it stood when the finding was recorded; null counts as critical. */
  importance: nullable(oneOf(appImportances)),
  severity: Grade,
  priority: Grade,
  /** The day by which it is mended. */
  dueOn: CalendarDate,
  action: oneOf(triageActions),
  workaround: nullable(Type.String()),
});
export type AppTriage = Static<typeof AppTriage>;

/** What is said about the app when a finding is recorded. */
export const NewAppTriage = Type.Object(
  { appId: AppId, severity: Grade, priority: Grade, workaround: Type.Optional(Workaround) },
  { additionalProperties: false },
);
export type NewAppTriage = Static<typeof NewAppTriage>;

const ActionsBySeverity = Type.Unsafe<Matrix['critical']>(
  Type.Array(oneOf(triageActions), {
    minItems: triageGrades.length,
    maxItems: triageGrades.length,
    description: 'The action for severity 1, 2, 3 and 4.',
  }),
);
export const TriageMatrix = Type.Object(
  { critical: ActionsBySeverity, important: ActionsBySeverity, not_important: ActionsBySeverity },
  { additionalProperties: false },
);
export type TriageMatrix = Static<typeof TriageMatrix>;

const place = { path: '/api/v1/rollouts/:rolloutId/triage', params: Type.Object({ rolloutId: RolloutId }) };

export const triageRoutes = {
  getTriage: defineRoute({
    name: 'getTriage',
    method: 'GET',
    ...place,
    access: 'rollout.read',
    summary: 'What importance of an app and severity of a finding lead to.',
    response: TriageMatrix,
    refusals: ['not_found'],
  }),
  saveTriage: defineRoute({
    name: 'saveTriage',
    method: 'PUT',
    ...place,
    access: 'rollout.plan',
    summary: 'Changes the matrix for findings from now on; what has been recorded stays as it was judged.',
    body: TriageMatrix,
    response: TriageMatrix,
    refusals: ['not_found'],
    audits: ['triage.changed'],
  }),
};
