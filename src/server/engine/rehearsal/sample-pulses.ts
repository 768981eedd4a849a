/** How people of the sample rate their first day: the question is approved, some answer, and the lead calls who had a bad one. */
import type { OutreachOutcome } from '#domain/first-day/outreach-machine.ts';
import type { PulseScore } from '#domain/first-day/pulse.ts';
import { createRandom } from '#domain/random/random.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { answerPulse, listOutreach, noteContact, settleOutreach } from '#server/features/first-day/index.ts';
import { approveDefaultMessage } from '#server/features/messages/index.ts';
import { expectOk } from './expect-ok.ts';
import { peopleToRate } from './store.ts';

/** Shares of the answers, and what some write with them, each at most once a day. A low answer mostly has words. */
const answers: readonly {
  readonly score: PulseScore;
  readonly share: number;
  readonly wordsShare: number;
  readonly words: readonly string[];
}[] = [
  {
    score: 5,
    share: 0.34,
    wordsShare: 0.1,
    words: [
      'Ten minutes, and I was working again.',
      'The PIN is so much better than the password.',
      'Everything was where it was before.',
      'My colleague had gone first and helped me.',
      'Good guide, with pictures of what I really saw.',
    ],
  },
  {
    score: 4,
    share: 0.37,
    wordsShare: 0.1,
    words: [
      'Went well once I had found the guide.',
      'Mail took an hour to come back.',
      'Took longer than the 45 minutes.',
      'I had to look for my phone to confirm the sign-in.',
      'One program came only after lunch.',
    ],
  },
  {
    score: 3,
    share: 0.18,
    wordsShare: 0.15,
    words: [
      'I had to start again twice.',
      'Fine, but nobody told me about the restart.',
      'My shortcuts were gone.',
      'The guide speaks of a button I do not have.',
    ],
  },
  {
    score: 2,
    share: 0.08,
    wordsShare: 0.7,
    words: [
      'My printer is gone.',
      'I could not reach the network drives all morning.',
      'Half a day lost, and the hotline was busy.',
      'The second screen stays black.',
      'Signing in asks for a code that never comes.',
      'Calls drop since yesterday.',
    ],
  },
  {
    score: 1,
    share: 0.03,
    wordsShare: 0.9,
    words: [
      'The laptop did not start, and I missed a customer meeting.',
      'Nothing works at the packing station.',
      'All my templates are lost.',
      'I still cannot sign in.',
    ],
  },
];

/** Of those who are asked, so many answer on one of the days they may. */
const answersShare = 0.4;

const outcomes: readonly { readonly outcome: OutreachOutcome; readonly note: string }[] = [
  { outcome: 'helped', note: 'Looked at it together on the phone; it works now.' },
  { outcome: 'passed_on', note: 'A technician comes by; the ticket is open.' },
  { outcome: 'not_reached', note: 'Called twice and left a message.' },
];

/** From now on everybody who starts is asked the day after. */
export async function askAfterFirstDay(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<void> {
  await approveDefaultMessage(tx, context, rolloutId, 'pulse');
}

/** Who is asked at the moment answers, or never will; whoever had a bad day some days ago has been called. */
export async function rateFirstDays(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const used = new Set<string>();
  for (const { personId, displayName } of await peopleToRate(tx, context, rolloutId)) {
    const random = createRandom(personId);
    if (random.next() >= answersShare) continue;
    const { score, wordsShare, words } = answerAt(random.next());
    const fresh = words.filter((one) => !used.has(one));
    const said = random.next() < wordsShare && fresh.length > 0 ? fresh[random.integer(fresh.length)]! : '';
    used.add(said);
    const actor = { kind: 'person', id: String(personId), name: displayName } as const;
    await answerPulse(tx, { ...context, actor }, { rolloutId, personId }, { score, words: said });
  }
  await callBack(tx, context, rolloutId);
}

function answerAt(draw: number): (typeof answers)[number] {
  let left = draw;
  for (const answer of answers) {
    left -= answer.share;
    if (left < 0) return answer;
  }
  return answers[0]!;
}

const dayMilliseconds = 86_400_000;

/** Calls come a day later; every fourth person is to be called again. */
async function callBack(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const caller = { ...context, actor: { ...context.actor, name: 'Helpdesk lead (simulated)' } };
  const { rows } = expectOk('the queue', await listOutreach(tx, rolloutId, {}));
  for (const { outreachId, openedAt, status } of rows) {
    if (status !== 'waiting' || context.now.getTime() - Date.parse(openedAt) < dayMilliseconds) continue;
    const place = { rolloutId, outreachId };
    if (outreachId % 4 === 0)
      expectOk('a call', await noteContact(tx, caller, place, 'Calls back on Thursday.'));
    else expectOk('a call', await settleOutreach(tx, caller, place, outcomes[outreachId % outcomes.length]!));
  }
}
