/**
 * The feedback of the sample organisation: what its people said in meetings and chats, with themes, and three changes
 * proposed because of it: one accepted, carried out by a new message and told, one rejected, one left to decide.
 */
import type { FeedbackPiece, NewFeedbackNote } from '#contracts/feedback.ts';
import type { ProposalId, RolloutId } from '#contracts/ids.ts';
import type { NewProposal, ProposalDecision } from '#contracts/proposals.ts';
import { roleNames, type Role } from '#contracts/permissions.ts';
import { defaultInvitation } from '#domain/messages/default-invitation.ts';
import {
  decideProposal,
  listProposals,
  noteFeedback,
  proposeChange,
  publishProposal,
} from '#server/features/feedback/index.ts';
import { approveMessage, saveMessage } from '#server/features/messages/index.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { expectOk } from './expect-ok.ts';

type Said = Omit<NewFeedbackNote, 'on'> & { readonly daysAgo: number };

const busyWeeks = 'Busy weeks';
const signIn = 'Signing in';
const guide = 'The guide';

const duringPilot: readonly Said[] = [
  {
    ...{ channel: 'meeting', daysAgo: 2, department: 'Production', track: 'support', themes: [busyWeeks] },
    text: 'Nobody at a line can leave it for half an hour unless somebody stands in.',
  },
  {
    ...{ channel: 'conversation', daysAgo: 1, department: 'Sales', track: 'training', themes: [guide] },
    text: 'The guide shows pictures of the old phone app.',
  },
];

const duringWaves: readonly Said[] = [
  {
    ...{ channel: 'meeting', daysAgo: 2, department: 'Production', track: 'support', themes: [busyWeeks] },
    text: 'Two people of one line on the same day are one too many: the line stands still.',
  },
  {
    ...{ channel: 'chat', daysAgo: 1, department: 'Production', track: 'technology', themes: [signIn] },
    text: 'With gloves on, nobody types a long password at the machine.',
  },
  {
    ...{ channel: 'mail', daysAgo: 1, track: 'communication', themes: [guide] },
    text: 'The message says what changes, but not how to arrange the time.',
  },
];

const lately: readonly Said[] = [
  {
    ...{ channel: 'meeting', daysAgo: 2, department: 'Finance', track: 'communication', themes: [busyWeeks] },
    text: 'The last three days of a month are closing days; nobody can spare half an hour then.',
  },
  {
    ...{ channel: 'mail', daysAgo: 1, department: 'Finance', themes: [busyWeeks] },
    text: 'Please not at the end of the month again.',
  },
];

/** Somebody of the sample who holds a role. */
function as(context: Context, role: Role): Context {
  return { ...context, actor: { ...context.actor, name: `${roleNames[role]} (simulated)` } };
}

async function note(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  said: readonly Said[],
): Promise<FeedbackPiece[]> {
  const today = dateAt(context.now, 'UTC');
  const pieces: FeedbackPiece[] = [];
  for (const { daysAgo, ...rest } of said) {
    const wanted = { ...rest, on: addDays(today, -daysAgo) };
    pieces.push(expectOk('a note', await noteFeedback(tx, context, rolloutId, wanted)));
  }
  return pieces;
}

type Wish = Pick<NewProposal, 'part' | 'change' | 'why' | 'forWhom'>;

const standIn: Wish = {
  part: 'message',
  change: 'The message of the waves says that somebody stands in at the machine',
  why: 'People at a line do not come to their date, because they cannot leave it.',
  forWhom: 'Production and logistics',
};
const later: Wish = {
  part: 'dates',
  change: 'Production starts after New Year',
  why: 'It is the busiest time of the year at the lines.',
  forWhom: 'Production',
};
const monthEnd: Wish = {
  part: 'dates',
  change: 'Finance does not start in the last three days of a month',
  why: 'These are closing days; who started then put off their date or did not come.',
  forWhom: 'Finance',
};

async function propose(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  wish: Wish,
  pieces: readonly FeedbackPiece[],
): Promise<void> {
  const wanted = {
    ...wish,
    decideBy: addDays(dateAt(context.now, 'UTC'), 7),
    feedback: pieces.map(({ source, key }) => ({ source, key })),
  };
  expectOk('a proposed change', await proposeChange(tx, context, rolloutId, wanted));
}

/** People of the pilot say the first things. */
export async function hearPilot(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  await note(tx, as(context, 'rollout_lead'), rolloutId, duringPilot);
}

/** More is said in the first waves, and two changes are proposed because of it. */
export async function hearWaves(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const helpdesk = as(context, 'helpdesk_lead');
  const [line, , message] = await note(tx, helpdesk, rolloutId, duringWaves);
  await propose(tx, helpdesk, rolloutId, standIn, [line!, message!]);
  await propose(tx, as(context, 'department_contact'), rolloutId, later, [line!]);
}

async function idOf(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { change }: Wish,
): Promise<ProposalId> {
  const { proposals } = expectOk('reading proposals', await listProposals(tx, context, rolloutId));
  return proposals.find((proposal) => proposal.change === change)!.proposalId;
}

/** The lead accepts one and rejects the other. */
export async function decideChanges(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const lead = as(context, 'rollout_lead');
  const decisions: readonly (readonly [Wish, ProposalDecision])[] = [
    [
      standIn,
      {
        verdict: 'accepted',
        reason: 'It costs nothing, and shift leads have asked for it.',
        owner: roleNames.communications_lead,
        dueOn: addDays(dateAt(context.now, 'UTC'), 5),
      },
    ],
    [
      later,
      {
        verdict: 'rejected',
        reason: 'Production is the last wave already; after New Year the rollout ends past its target.',
      },
    ],
  ];
  for (const [wish, decision] of decisions) {
    const place = { rolloutId, proposalId: await idOf(tx, lead, rolloutId, wish) };
    expectOk('a decision', await decideProposal(tx, lead, place, decision));
  }
}

const where = {
  en: 'At your desk or at home; at a machine once your shift lead has found who stands in',
  sv: 'Vid ditt skrivbord eller hemma; vid en maskin när skiftledaren har ordnat en ersättare',
  de: 'An Ihrem Schreibtisch oder zu Hause; an einer Maschine, sobald die Schichtleitung die Vertretung geregelt hat',
} as const;

/** The message says it from now on, and everybody reads that it does. */
export async function carryOutChange(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const writer = as(context, 'communications_lead');
  const proposalId = await idOf(tx, writer, rolloutId, standIn);
  const { en, sv, de } = defaultInvitation.wave;
  const variants = {
    en: { ...en, facts: { ...en.facts, where: where.en } },
    sv: { ...sv, facts: { ...sv.facts, where: where.sv } },
    de: { ...de, facts: { ...de.facts, where: where.de } },
  };
  const draft = expectOk('a message', await saveMessage(tx, writer, rolloutId, 'wave', variants));
  const approved = await approveMessage(tx, writer, rolloutId, 'wave', draft.contentHash, proposalId);
  expectOk('an approval', approved);
  const texts = {
    en: 'Whoever works at a machine starts only once somebody stands in.',
    sv: 'Den som arbetar vid en maskin börjar först när det finns en ersättare.',
    de: 'Wer an einer Maschine arbeitet, beginnt erst, wenn die Vertretung geregelt ist.',
  };
  expectOk('telling', await publishProposal(tx, writer, { rolloutId, proposalId }, texts));
}

/** The last thing that was said waits for a decision. */
export async function hearLately(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const pieces = await note(tx, as(context, 'rollout_lead'), rolloutId, lately);
  await propose(tx, as(context, 'department_contact'), rolloutId, monthEnd, pieces);
}
