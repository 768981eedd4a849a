/** The question a person finds on their own page, and their answer to it. */
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Answer } from '#domain/pilot/participation-machine.ts';
import { refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findQuestion } from './member-store.ts';
import { recordAnswer, type MemberState } from './record-answer.ts';

export { findQuestion, type QuestionRow } from './member-store.ts';

/** Records what the person says about taking part; the context's actor is that person. */
export async function answerQuestion(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: { readonly rolloutId: RolloutId; readonly personId: PersonId },
  answer: Answer,
): Promise<Result<MemberState, Refusal>> {
  const question = await findQuestion(tx, rolloutId, personId);
  if (question === undefined) return refuse(refusal('not_found', { what: 'question' }));
  const place = { rolloutId, cohortId: question.cohortId, personId };
  return await recordAnswer(tx, context, place, { answer, via: 'page', reason: null });
}
