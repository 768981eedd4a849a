/** The risk register of the rollouts of the sample organisation. */
import type { RolloutId } from '#contracts/ids.ts';
import type { RiskFields } from '#contracts/risks.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { addRisk } from '#server/features/risks/index.ts';

type SampleRisk = Omit<RiskFields, 'reviewOn'> & { readonly reviewAfterDays: number };

const risks: readonly SampleRisk[] = [
  {
    name: 'A driver stops devices of one model from enrolling',
    likelihood: 'medium',
    impact: 'high',
    mitigation: 'The guardrail holds each wave; the model is tried on ten devices before its wave.',
    owner: 'Endpoint admin',
    reviewAfterDays: 90,
  },
  {
    name: 'The helpdesk is short of people over the holidays',
    likelihood: 'medium',
    impact: 'medium',
    mitigation:
      'Starts are paced by the minutes of the helpdesk; two agents of the service provider stand by.',
    owner: 'Helpdesk lead',
    reviewAfterDays: 100,
  },
  {
    name: 'People without a company phone cannot sign in a second time',
    likelihood: 'low',
    impact: 'high',
    mitigation: 'Keys are handed out at reception in the week before.',
    owner: 'Rollout lead',
    reviewAfterDays: 60,
  },
];

export async function writeSampleRisks(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<void> {
  const today = dateAt(context.now, 'UTC');
  for (const { reviewAfterDays, ...risk } of risks) {
    const reviewOn = addDays(today, reviewAfterDays);
    const added = await addRisk(tx, context, rolloutId, { ...risk, reviewOn });
    if (!added.ok) throw new Error(`The risk “${risk.name}” was refused: ${added.refusal.code}`);
  }
}
