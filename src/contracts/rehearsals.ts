/** Rehearsals: the same engine on a virtual clock, against a simulated organisation; nobody is touched. */
import { Type } from 'typebox';
import { OrganisationId, RolloutId, TaskId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Instant } from './shared-schemas.ts';

export const rehearsalRoutes = {
  openSampleOrganisation: defineRoute({
    name: 'openSampleOrganisation',
    method: 'POST',
    path: '/api/v1/sample-organisation',
    access: 'rehearsal.run',
    summary:
      'Generates the sample organisation and rehearses its rollouts up to today; a task shows progress.',
    response: Type.Object({ taskId: TaskId, organisationId: OrganisationId }),
    refusals: ['sample_exists'],
    audits: ['organisation.sample_created'],
  }),
  rehearseRollout: defineRoute({
    name: 'rehearseRollout',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/rehearsals',
    access: 'rehearsal.run',
    summary: 'Copies the organisation and runs the rollout to its end on the virtual clock.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(
      { seed: Type.Integer({ minimum: 0, maximum: 2147483647 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ taskId: TaskId, organisationId: OrganisationId }),
    refusals: ['not_found', 'cohort_missing', 'criteria_missing'],
    audits: ['rehearsal.started'],
  }),
  advanceClock: defineRoute({
    name: 'advanceClock',
    method: 'POST',
    path: '/api/v1/organisation/clock',
    access: 'rehearsal.run',
    summary: 'Moves the virtual clock of a sample or rehearsal organisation and lets its people react.',
    body: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 60 }) }, { additionalProperties: false }),
    response: Type.Object({ now: Instant, taskId: TaskId }),
    refusals: ['clock_real'],
    audits: ['organisation.clock_advanced'],
  }),
};
