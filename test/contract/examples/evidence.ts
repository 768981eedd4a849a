/** Examples of the routes of criteria, signals, gates and rehearsals. */
import type { criteriaRoutes } from '#contracts/criteria.ts';
import { gateRoutes } from '#contracts/gate.ts';
import type { rehearsalRoutes } from '#contracts/rehearsals.ts';
import type { signalRoutes } from '#contracts/signals.ts';
import { saveCriteria } from '#server/features/criteria/index.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Examples } from './example.ts';
import { acceptChange } from './feedback.ts';
import {
  pilotPlan,
  setStageStatus,
  withDirectory,
  withDraft,
  withGate,
  withPlan,
  withScheduledPilot,
} from './planned-rollout.ts';

export const criteriaExamples: Examples<typeof criteriaRoutes> = {
  getCriteria: async (place) => ({ params: { rolloutId: (await withPlan(place)).rolloutId } }),
  adviseOnCriterion: async (place) => ({
    params: { rolloutId: (await withPlan(place)).rolloutId },
    query: {
      kind: 'proportion',
      better: 'higher',
      role: 'exit',
      minimum: 0.8,
      target: 0.9,
      minimumSample: 10,
      horizon: 20,
      deciding: 2,
    },
  }),
  getPeeking: async () => ({ query: { seed: 7 } }),
  saveCriteria: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: pilotPlan,
  }),
  freezeCriteria: async (place) => {
    const { rolloutId } = await withDraft(place);
    await place.within(async (tx, context) => await saveCriteria(tx, context, rolloutId, pilotPlan));
    return { params: { rolloutId } };
  },
  reviseCriteria: async (place) => {
    const { rolloutId } = await withPlan(place);
    const [first, ...rest] = pilotPlan.definitions;
    const definitions = [{ ...first!, name: 'Enrolled in time' }, ...rest];
    const proposalId = await acceptChange(place, rolloutId);
    return {
      params: { rolloutId },
      body: {
        goals: pilotPlan.goals,
        definitions,
        reason: 'The name said nothing of the window',
        proposalId,
      },
    };
  },
  getVerdicts: async (place) => {
    const { rolloutId, stageId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId } };
  },
  getStrata: async (place) => {
    const { rolloutId, stageId, measuredId } = await withScheduledPilot(place);
    return { params: { rolloutId, stageId, criterionId: measuredId }, query: { by: 'department' } };
  },
  rateCriterion: async (place) => {
    const { rolloutId, stageId, ratedId } = await withScheduledPilot(place);
    await setStageStatus(place, stageId, 'soaking');
    return {
      params: { rolloutId, stageId, criterionId: ratedId },
      body: { score: 4, evidence: 'Twelve of fourteen questions answered without an engineer' },
    };
  },
};

export const signalExamples: Examples<typeof signalRoutes> = {
  receiveSignals: async (place) => {
    await withScheduledPilot(place);
    return {
      body: {
        source: 'intune',
        signals: [
          {
            key: 'a-1',
            kind: 'device.enrolled',
            subject: 'person',
            reference: await somebody(place),
            at: new Date().toISOString(),
          },
        ],
      },
    };
  },
  importSignals: async (place) => {
    await withScheduledPilot(place);
    const row = `b-1,satisfaction.answered,person,${await somebody(place)},${new Date().toISOString()},4,`;
    return { query: { source: 'survey' }, file: `key,kind,subject,reference,at,value,detail\n${row}\n` };
  },
};

export const gateExamples: Examples<typeof gateRoutes> = {
  getQuorum: async (place) => ({ params: { rolloutId: (await withDraft(place)).rolloutId } }),
  setQuorum: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { quorum: 1 },
  }),
  getGate: async (place) => {
    const { rolloutId, stageId } = await withGate(place);
    return { params: { rolloutId, stageId } };
  },
  getDecisionRecord: async (place) => {
    const { rolloutId, gateId, evidenceHash } = await withGate(place);
    const params = { rolloutId, gateId };
    await place.call(gateRoutes.castVote, { params, body: { choice: 'no_go', comment: '', evidenceHash } });
    const body = {
      decision: 'no_go',
      reason: 'Too little is known yet',
      conditions: [],
      evidenceHash,
    } as const;
    await place.call(gateRoutes.decideGate, { params, body: { ...body, conditions: [] } });
    return { params };
  },
  castVote: async (place) => {
    const { rolloutId, gateId, evidenceHash } = await withGate(place);
    return { params: { rolloutId, gateId }, body: { choice: 'extend', comment: '', evidenceHash } };
  },
  decideGate: async (place) => {
    const { rolloutId, gateId, evidenceHash } = await withGate(place);
    const params = { rolloutId, gateId };
    await place.call(gateRoutes.castVote, { params, body: { choice: 'no_go', comment: '', evidenceHash } });
    return {
      params,
      body: { decision: 'no_go', reason: 'Too little is known yet', conditions: [], evidenceHash },
    };
  },
};

export const rehearsalExamples: Examples<typeof rehearsalRoutes> = {
  openSampleOrganisation: async () => ({}),
  rehearseRollout: async (place) => {
    const { rolloutId } = await withPlan(place);
    return { params: { rolloutId }, body: { seed: 11 } };
  },
  advanceClock: async (place) => {
    await withDirectory(place);
    await place.within(async (tx) => {
      await sql`
        update organisation set kind = 'rehearsal', virtual_now = '2027-01-04T07:00:00Z'
        where organisation_id = current_organisation_id()`.execute(tx);
    });
    return { body: { days: 2 } };
  },
};

/** The external id of somebody in the directory. */
async function somebody({ within }: Parameters<typeof withDirectory>[0]): Promise<string> {
  return await within(async (tx) => {
    const { rows } = await sql<{ externalId: string }>`
      select p.external_id as "externalId" from enrolment e join person p using (organisation_id, person_id)
      limit 1`.execute(tx);
    return rows[0]!.externalId;
  });
}
