/**
 * The task chains of the sample organisation, and their simulated owners: they answer what is due, and leave two tasks to
 * whoever opens the sample, its administrator: one that is overdue, and one that failed and stops what follows.
 */
import type { TemplateTask } from '#contracts/chains.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { roleNames } from '#contracts/permissions.ts';
import {
  addTemplate,
  answerTask,
  readTasks,
  setRule,
  startChain,
  tickOwnTask,
} from '#server/features/chains/index.ts';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { expectOk } from './expect-ok.ts';
import { toldPeople } from './store.ts';

type Line = readonly [
  title: string,
  instructions: string,
  ownerRole: TemplateTask['ownerRole'],
  days: number,
  rest?: Partial<Pick<TemplateTask, 'action' | 'onFailure' | 'after' | 'dueFrom' | 'track'>>,
];

function chain(lines: readonly Line[]): TemplateTask[] {
  return lines.map(([title, instructions, ownerRole, days, rest]) => ({
    title,
    instructions,
    ownerRole,
    action: 'by_hand',
    onFailure: 'go_on',
    after: null,
    dueFrom: 't_day',
    days,
    ...rest,
  }));
}

const signOff = 'Application owners sign off';
const guide = 'Publish the guide for the new phone';
const saveFirst = 'Save what is only on your phone';
const watchFilm = 'Watch the film about the new phone';

const templates = {
  wave: {
    name: 'Wave of device management',
    tasks: chain([
      [
        'Check licences and profiles',
        'Everybody of the wave has a licence, and the profiles are assigned to their group.',
        'endpoint_admin',
        -10,
        { onFailure: 'hold' },
      ],
      [
        'Brief the helpdesk',
        'Go through the guide, the known issues and who is on duty.',
        'helpdesk_lead',
        -3,
        { after: 1 },
      ],
      [
        'Everybody has been told',
        'Call those whose message did not arrive, or mend their address.',
        'communications_lead',
        -1,
        { action: 'check_told' },
      ],
      ['Meet on the first morning', 'What came in, what is held, what changes today.', 'rollout_lead', 0],
    ]),
  },
  upgrade: {
    name: 'Pilot of an upgrade',
    tasks: chain([
      ['Order the loan devices', 'Ten, for people whose device fails.', 'endpoint_admin', -2],
      ['Brief the helpdesk', 'Go through the guide and the ten most likely calls.', 'helpdesk_lead', -1],
      [
        signOff,
        'Each owner of a critical app says in writing that it works after the upgrade.',
        'administrator',
        6,
        { onFailure: 'hold' },
      ],
      [
        'Publish what the pilot taught',
        'What people asked most, and what was changed about it.',
        'communications_lead',
        9,
        { after: 3 },
      ],
    ]),
  },
  phones: {
    name: 'Phone replacement',
    tasks: chain([
      ['Order the phones', 'With a tenth more than people, for faults.', 'endpoint_admin', -12],
      [guide, 'One page with pictures, in every language of the sites.', 'administrator', -8],
      [
        'The message is approved',
        'Write and approve the message on the page Messages.',
        'communications_lead',
        -7,
        { action: 'check_message' },
      ],
      [
        'Brief the helpdesk',
        'Who hands out loan phones, and who answers on the first morning.',
        'helpdesk_lead',
        -1,
        { onFailure: 'hold' },
      ],
      [
        saveFirst,
        'Photos and notes that no service keeps are gone with the old phone.',
        'endpoint_admin',
        -1,
        { action: 'each_person', dueFrom: 'own_date' },
      ],
      [
        watchFilm,
        'Six minutes: how to sign in, and where your apps are.',
        'training_lead',
        -2,
        { action: 'each_person', dueFrom: 'own_date', track: 'training' },
      ],
      [
        'Return the old phone',
        'Hand it in where you collect the new one, with its charger.',
        'endpoint_admin',
        2,
        { action: 'each_person', dueFrom: 'session' },
      ],
    ]),
  },
} as const;

/** Whose tasks they are is not asked of the simulated owners. */
const owners = { accountId: null, roles: [], mayRun: true, isProgram: false } as const;

/** Every wave that has not started gets its tasks. */
export async function giveWavesTasks(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const { chainTemplateId } = expectOk('a template', await addTemplate(tx, context, templates.wave));
  expectOk('a rule', await setRule(tx, context, rolloutId, { stageKind: 'wave', chainTemplateId }));
}

/** The pilot of a rollout gets the tasks of an upgrade, or of new phones. */
export async function givePilotTasks(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  what: 'upgrade' | 'phones',
): Promise<void> {
  const { chainTemplateId } = expectOk('a template', await addTemplate(tx, context, templates[what]));
  const [pilot] = await stagesOf(tx, rolloutId);
  const at = { rolloutId, stageId: pilot!.stageId };
  expectOk('a chain', await startChain(tx, context, at, chainTemplateId, owners));
}

/** The owners answer what is due today. */
export async function answerDueTasks(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const { tasks } = expectOk('reading tasks', await readTasks(tx, context, rolloutId, owners));
  const today = dateAt(context.now, 'UTC');
  for (const { chainTaskId, title, action, status, dueOn, isWaiting, ownerRole } of tasks) {
    const isTheirs = action === 'by_hand' && status === 'open' && !isWaiting && title !== guide;
    if (!isTheirs || dueOn === null || dueOn > today) continue;
    const words =
      title === signOff
        ? { answer: 'failed' as const, reason: 'CAD viewer asks for its licence again after the upgrade' }
        : { answer: 'done' as const };
    const actor = { ...context.actor, name: `${roleNames[ownerRole]} (simulated)` };
    const at = { rolloutId, chainTaskId };
    expectOk('an answer', await answerTask(tx, { ...context, actor }, at, words, owners));
  }
}

/** Some of those who were told have done what each person does before their date, or a part of it. */
export async function tickSome(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const { tasks } = expectOk('reading tasks', await readTasks(tx, context, rolloutId, owners));
  const ticked = { [saveFirst]: 14, [watchFilm]: 9 };
  const people = await toldPeople(tx, rolloutId, { site: 'Göteborg', most: 14 });
  for (const [wanted, most] of Object.entries(ticked)) {
    const task = tasks.find(({ title }) => title === wanted);
    if (task === undefined) continue;
    for (const { personId, displayName } of people.slice(0, most)) {
      const actor = { kind: 'person' as const, id: String(personId), name: displayName };
      await tickOwnTask(tx, { ...context, actor }, { rolloutId, personId }, task.chainTaskId, true);
    }
  }
}
