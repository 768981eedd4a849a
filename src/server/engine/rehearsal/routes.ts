/** Routes of rehearsals: the sample organisation, a rehearsal of one's own rollout, and the virtual clock. */
import type { OrganisationId } from '#contracts/ids.ts';
import { refusal } from '#contracts/refusals.ts';
import { rehearsalRoutes as routes } from '#contracts/rehearsals.ts';
import { ok, refuse } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { handle } from '#server/platform/http/handler.ts';
import { startTask } from '#server/platform/tasks/index.ts';
import {
  createOrganisation,
  enterOrganisation,
  readOrganisation,
} from '#server/features/organisation/index.ts';
import { readPlan } from './copy-rollout.ts';
import * as store from './store.ts';

export const rehearsalEngineRoutes = [
  handle(routes.openSampleOrganisation, async ({ tx, context }) => {
    const accountId = Number(context.actor.id);
    if (context.actor.kind === 'account' && (await store.findSibling(tx, accountId, 'sample')) !== undefined)
      return refuse(refusal('sample_exists'));
    const organisationId = await createVirtualOrganisation(tx, context, {
      name: 'Lindmark Industries (sample)',
      kind: 'sample',
    });
    const taskId = await startTask(tx, context, 'fill_sample_organisation', {
      organisationId,
      today: context.now.toISOString(),
    });
    await recordAudit(tx, context, {
      action: 'organisation.sample_created',
      subject: { kind: 'organisation', id: organisationId },
    });
    return ok({ taskId, organisationId });
  }),

  handle(routes.rehearseRollout, async ({ tx, context, params, body }) => {
    const plan = await readPlan(tx, params.rolloutId);
    if (!plan.ok) return plan;
    const organisationId = await createVirtualOrganisation(tx, context, {
      name: `${plan.value.name} (rehearsal)`,
      kind: 'rehearsal',
    });
    await store.copyDirectory(tx, organisationId);
    const taskId = await startTask(tx, context, 'rehearse_rollout', {
      organisationId,
      plan: plan.value,
      seed: body.seed,
    });
    await recordAudit(tx, context, {
      action: 'rehearsal.started',
      subject: { kind: 'rollout', id: params.rolloutId },
      after: { organisationId, seed: body.seed },
    });
    return ok({ taskId, organisationId });
  }),

  handle(routes.advanceClock, async ({ tx, context, body }) => {
    const organisation = await readOrganisation(tx);
    if (organisation.virtualNow === null) return refuse(refusal('clock_real'));
    const until = daysLater(organisation.virtualNow, body.days).toISOString();
    const taskId = await startTask(tx, context, 'advance_clock', { until });
    await recordAudit(tx, context, {
      action: 'organisation.clock_advanced',
      subject: { kind: 'organisation', id: context.organisationId },
      after: { days: body.days },
    });
    return ok({ now: until, taskId });
  }),
];

/** Creates an organisation with a virtual clock for the caller, and leaves the transaction where it was. */
async function createVirtualOrganisation(
  tx: Transaction,
  context: Context,
  organisation: { readonly name: string; readonly kind: 'sample' | 'rehearsal' },
): Promise<OrganisationId> {
  const { timeZone, defaultLocale, helpContact } = await readOrganisation(tx);
  const organisationId = await createOrganisation(tx, {
    ...organisation,
    timeZone,
    defaultLocale,
    helpContact: helpContact === '' ? 'helpdesk@example.com' : helpContact,
    virtualNow: context.now,
    parentOrganisationId: context.organisationId,
  });
  if (context.actor.kind === 'account') await store.addAdministrator(tx, Number(context.actor.id));
  await enterOrganisation(tx, context.organisationId);
  return organisationId;
}
