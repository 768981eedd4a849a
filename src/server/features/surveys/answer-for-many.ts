/** Answers of many people at once, for those who answer in a sample: the same receipts and counts as on the personal page. */
import type { RolloutId } from '#contracts/ids.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './answer-store.ts';

export type { AwaitedAnswers } from './answer-store.ts';

/** What one person says to a question; null leaves it out. */
export type Said = { readonly choice: number; readonly words: string | null } | null;

/** Whoever says nothing to every question stays without an answer. Returns how many people answered. */
export async function answerForMany(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  say: (person: store.AwaitedAnswers, question: store.AwaitedAnswers['questions'][number]) => Said,
): Promise<number> {
  const receipts: number[] = [];
  const answers: store.GivenAnswer[] = [];
  for (const person of await store.awaitedAnswers(tx, context, rolloutId)) {
    const given = person.questions.flatMap((question) => {
      const said = say(person, question);
      if (said === null) return [];
      return { surveyQuestionId: question.surveyQuestionId, stageId: person.stageId, ...said };
    });
    if (given.length > 0) receipts.push(person.surveyAskId);
    answers.push(...given);
  }
  if (receipts.length === 0) return 0;
  await store.noteReceipts(tx, context, receipts);
  await store.countAnswers(tx, context, answers);
  await recordAudit(tx, context, {
    action: 'survey.answered',
    subject: { kind: 'survey', id: rolloutId },
    after: { rolloutId, people: receipts.length },
  });
  return receipts.length;
}
