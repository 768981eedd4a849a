/** Routes of the pilot feature. */
import { pilotRoutes as routes } from '#contracts/pilot.ts';
import { ok } from '#domain/result.ts';
import { addressOf } from '#server/platform/config.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import { handle } from '#server/platform/http/handler.ts';
import { acceptCohort, discardCohort } from './accept-cohort.ts';
import { askPeople } from './ask-people.ts';
import { listAttributes } from './attributes.ts';
import { compareCohorts } from './compare-cohorts.ts';
import { requestDraft } from './draft-cohort.ts';
import { presentCohort } from './present-cohort.ts';
import { listSubstitutes } from './propose-substitutes.ts';
import * as queries from './queries.ts';
import { recordAnswer } from './record-answer.ts';
import { addMember, addVolunteers, replaceMember } from './replace-member.ts';
import { submitPilot } from './submit-pilot.ts';
import { setConsent } from './set-consent.ts';
import { requestSizes } from './size-advice.ts';

const draftRoutes = [
  handle(routes.listAttributes, async ({ tx }) => ok(await listAttributes(tx))),
  handle(routes.getPilot, async ({ tx, context, params }) => await queries.getPilot(tx, context, params)),
  handle(
    routes.setConsent,
    async ({ tx, context, params, body }) => await setConsent(tx, context, params, body.required),
  ),
  handle(
    routes.draftCohort,
    async ({ tx, context, params, body }) => await requestDraft(tx, context, params, body),
  ),
  handle(
    routes.adviseSize,
    async ({ tx, context, params, body }) => await requestSizes(tx, context, params, body),
  ),
  handle(routes.getCohort, async ({ tx, context, params }) => await queries.getCohort(tx, context, params)),
  handle(
    routes.getDraft,
    async ({ tx, context, params }) => await queries.getDraft(tx, context, params.rolloutId, params.cohortId),
  ),
  handle(
    routes.compareCohorts,
    async ({ tx, params }) => await compareCohorts(tx, params.rolloutId, params.cohortId, params.otherId),
  ),
  handle(
    routes.listLevelPeople,
    async ({ tx, context, params, query }) =>
      await queries.listLevelPeople(tx, context, params.rolloutId, params.cohortId, query),
  ),
  handle(
    routes.discardCohort,
    async ({ tx, context, params, body }) =>
      await discardCohort(tx, context, params, body.reason?.trim() ?? ''),
  ),
  handle(routes.acceptCohort, async ({ tx, context, params }) => {
    const accepted = await acceptCohort(tx, context, params.rolloutId, params.cohortId);
    return accepted.ok ? ok(await presentCohort(tx, context, accepted.value)) : accepted;
  }),
  handle(
    routes.submitPilot,
    byManager(
      async ({ tx, context, params: { rolloutId, stageId }, body }) =>
        await submitPilot(tx, context, rolloutId, stageId, body),
    ),
  ),
];

const participationRoutes = [
  handle(
    routes.listCohortMembers,
    async ({ tx, context, params, query }) =>
      await queries.listCohortMembers(tx, context, params.rolloutId, params.cohortId, query),
  ),
  handle(
    routes.listCohortChanges,
    async ({ tx, params }) => await queries.listCohortChanges(tx, params.rolloutId, params.cohortId),
  ),
  handle(
    routes.askPeople,
    async ({ tx, context, params, body, services }) =>
      await askPeople(tx, context, params, { ...body, publicUrl: addressOf(services.config) }),
  ),
  handle(
    routes.recordAnswer,
    async ({ tx, context, params, body }) =>
      await recordAnswer(tx, context, params, { ...body, via: 'lead' }),
  ),
  handle(
    routes.listSubstitutes,
    async ({ tx, context, params }) => await listSubstitutes(tx, context, params.rolloutId, params.cohortId),
  ),
  handle(
    routes.replaceMember,
    async ({ tx, context, params, body, services }) =>
      await replaceMember(tx, context, params, { ...body, publicUrl: addressOf(services.config) }),
  ),
  handle(
    routes.addMember,
    async ({ tx, context, params, body }) => await addMember(tx, context, params, body),
  ),
  handle(
    routes.addVolunteers,
    async ({ tx, context, params, body }) => await addVolunteers(tx, context, params, body),
  ),
];

export const pilotFeatureRoutes = [...draftRoutes, ...participationRoutes];
