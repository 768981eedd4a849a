/** Task chains: what is done for a stage, by whom and when, counted from its first day; and the templates they come from. */
import { Type, type Static } from 'typebox';
import { chainTaskMachine } from '#domain/chains/chain-task-machine.ts';
import { tracks } from '#domain/evidence/tracks.ts';
import { builtInChainNames } from '#domain/chains/built-in-chains.ts';
import { dueOrigins, failureRules, taskActions } from '#domain/chains/task-chain.ts';
import { statusesOf } from '#domain/machine/machine.ts';
import { AccountId, ChainTaskId, ChainTemplateId, RolloutId, StageId } from './ids.ts';
import { roles } from './permissions.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, Statement } from './shared-schemas.ts';

export { builtInChainNames } from '#domain/chains/built-in-chains.ts';
export { failureRules, mayHold, taskActions } from '#domain/chains/task-chain.ts';
export type { DueOrigin, FailureRule, TaskAction } from '#domain/chains/task-chain.ts';

export const chainTaskStatuses = statusesOf(chainTaskMachine);
/** Stages that run by the engine; hypercare has no first day to count from. */
export const chainedKinds = ['pilot', 'wave'] as const;
export const chainTasksMax = 40;
export const chainTemplatesMax = 50;

const taskFields = {
  title: Type.String({ minLength: 3, maxLength: 120 }),
  /** What to do, for whoever does it; how to mend it, for what Bellwether checks. */
  instructions: Type.String({ maxLength: 2000 }),
  ownerRole: oneOf(roles),
  /** The person who does it, where one is named; else whoever has the role. */
  ownerAccountId: Type.Optional(nullable(AccountId)),
  /** The track of the pilot it belongs to; left out or null when none was named. */
  track: Type.Optional(nullable(oneOf(tracks))),
  action: oneOf(taskActions),
  leastPercent: Type.Optional(
    nullable(
      Type.Integer({
        minimum: 1,
        maximum: 100,
        description:
          'For `check_success`: the least share of everybody of the stage who is to be done, in percent. Who is left out by an exception, or has gone, is not counted.',
      }),
    ),
  ),
  daysGiven: Type.Optional(
    nullable(
      Type.Integer({
        minimum: 1,
        maximum: 60,
        description:
          'For `send_deadline`: the working days people are given. Who has a later date of their own keeps their own time.',
      }),
    ),
  ),
  /**
   * `hold`: a failure holds the stage; so does leaving it undone when the stage starts. `wait`: only what waits for the
   * task does. `go_on`: neither. `check_dates` and `check_told` cannot `hold`: a held stage gives no dates.
   */
  onFailure: oneOf(failureRules),
  after: nullable(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: 'The place (1, 2, 3 …) of the earlier task it waits for.',
    }),
  ),
  dueFrom: oneOf(dueOrigins),
  days: Type.Integer({
    minimum: -250,
    maximum: 250,
    description:
      'Working days after what `dueFrom` names; below 0 before it. `own_date` and `session` are those of each person, and need the action `each_person`.',
  }),
};
export const TemplateTask = Type.Object(taskFields, { additionalProperties: false });
export type TemplateTask = Static<typeof TemplateTask>;

const templateFields = {
  name: Type.String({ minLength: 2, maxLength: 120 }),
  /** In order: a task waits for an earlier one only. */
  tasks: Type.Array(TemplateTask, { minItems: 1, maxItems: chainTasksMax }),
};
export const ChainTemplate = Type.Object({
  chainTemplateId: ChainTemplateId,
  ...templateFields,
  writtenBy: Type.String(),
  writtenAt: Instant,
});
export type ChainTemplate = Static<typeof ChainTemplate>;

export const ChainTask = Type.Object({
  chainTaskId: ChainTaskId,
  stageId: StageId,
  stageName: Type.String(),
  place: Type.Integer({ minimum: 1 }),
  ...taskFields,
  ownerAccountId: nullable(AccountId),
  /** The name of the person; null while only the role is named. */
  ownerName: nullable(Type.String()),
  status: oneOf(chainTaskStatuses),
  statusAt: Instant,
  statusBy: Type.String(),
  /** Why it failed or was skipped, or what its check found. */
  reason: nullable(Statement),
  /** When another program was asked to do it; null when none was. */
  calledAt: nullable(Instant),
  /** Null while its stage has no first day, and where each person has a day of their own. */
  dueOn: nullable(CalendarDate),
  /** Where each person does it: who has it, who has done it, and who is late; else null. */
  people: nullable(Type.Object({ all: Count, done: Count, late: Count })),
  isOverdue: Type.Boolean(),
  /** It waits for the task before it. */
  isWaiting: Type.Boolean(),
  /** The caller does it: by name, or by role where nobody is named. */
  isMine: Type.Boolean(),
  mayAnswer: Type.Boolean(),
});
export type ChainTask = Static<typeof ChainTask>;

export const ChainRule = Type.Object({
  stageKind: oneOf(chainedKinds),
  chainTemplateId: nullable(ChainTemplateId),
});
export type ChainRule = Static<typeof ChainRule>;

export const RolloutTasks = Type.Object({
  tasks: Type.Array(ChainTask, { description: 'By stage, in the order of the chain.' }),
  rules: Type.Array(ChainRule, { description: 'Which template each kind of stage gets by itself.' }),
});
export type RolloutTasks = Static<typeof RolloutTasks>;

export const taskAnswers = ['done', 'failed', 'skip', 'reopen'] as const;
export type TaskAnswer = (typeof taskAnswers)[number];

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const stageParams = Type.Object({ rolloutId: RolloutId, stageId: StageId });
const templateParams = Type.Object({ chainTemplateId: ChainTemplateId });
const TemplateBody = Type.Object(templateFields, { additionalProperties: false });

/** What can be wrong with a task. */
const taskRefusals = [
  'chain_order',
  'chain_origin',
  'chain_person_origin',
  'chain_percent',
  'chain_days_given',
  'chain_holds_itself',
  'chain_owner',
] as const;

export const chainRoutes = {
  listChainTemplates: defineRoute({
    name: 'listChainTemplates',
    method: 'GET',
    path: '/api/v1/chain-templates',
    access: 'rollout.read',
    summary: 'The templates of task chains by name, and who can be named for a task.',
    response: Type.Object({
      templates: Type.Array(ChainTemplate),
      people: Type.Array(
        Type.Object({ accountId: AccountId, name: Type.String(), roles: Type.Array(oneOf(roles)) }),
      ),
    }),
  }),
  addChainTemplate: defineRoute({
    name: 'addChainTemplate',
    method: 'POST',
    path: '/api/v1/chain-templates',
    access: 'rollout.plan',
    summary: 'Writes a template of a task chain.',
    body: TemplateBody,
    response: ChainTemplate,
    refusals: [...taskRefusals, 'chain_templates_full'],
    audits: ['chain_template.written'],
  }),
  copyBuiltInChain: defineRoute({
    name: 'copyBuiltInChain',
    method: 'POST',
    path: '/api/v1/chain-templates/built-in',
    access: 'rollout.plan',
    summary:
      "Adds a template that comes with Bellwether, in the caller's language: tasks of an Intune wave, or the cycle announce, instruct, deadline, enforce. Change it as you like.",
    body: Type.Object({ chain: oneOf(builtInChainNames) }, { additionalProperties: false }),
    response: ChainTemplate,
    refusals: ['chain_templates_full'],
    audits: ['chain_template.written'],
  }),
  changeChainTemplate: defineRoute({
    name: 'changeChainTemplate',
    method: 'PUT',
    path: '/api/v1/chain-templates/:chainTemplateId',
    access: 'rollout.plan',
    summary: 'Changes a template. Stages that have their tasks already keep them.',
    params: templateParams,
    body: TemplateBody,
    response: ChainTemplate,
    refusals: ['not_found', ...taskRefusals],
    audits: ['chain_template.written'],
  }),
  removeChainTemplate: defineRoute({
    name: 'removeChainTemplate',
    method: 'DELETE',
    path: '/api/v1/chain-templates/:chainTemplateId',
    access: 'rollout.plan',
    summary:
      'Removes a template. Stages that have their tasks already keep them; no further stage gets them.',
    params: templateParams,
    response: Type.Object({ chainTemplateId: ChainTemplateId }),
    refusals: ['not_found'],
    audits: ['chain_template.removed'],
  }),
  getTasks: defineRoute({
    name: 'getTasks',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/tasks',
    access: 'rollout.read',
    summary: 'The tasks of the stages of a rollout, with their days, owners and states; or of one stage.',
    params: rolloutParams,
    query: Type.Object({ stageId: Type.Optional(StageId) }),
    response: RolloutTasks,
    refusals: ['not_found'],
  }),
  setChainRule: defineRoute({
    name: 'setChainRule',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/chain-rule',
    access: 'rollout.plan',
    summary:
      'Says which template the stages of a kind get: those that have not started and have none, and later ones by themselves.',
    params: rolloutParams,
    body: Type.Object(
      { stageKind: oneOf(chainedKinds), chainTemplateId: nullable(ChainTemplateId) },
      { additionalProperties: false },
    ),
    response: Type.Object({ stages: Count, rules: Type.Array(ChainRule) }),
    refusals: ['process_manager', 'not_found'],
    audits: ['chain.rule_set'],
  }),
  startChain: defineRoute({
    name: 'startChain',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/chain',
    access: 'rollout.run',
    summary: 'Gives one stage the tasks of a template; a stage has one chain, and may have further tasks.',
    params: stageParams,
    body: Type.Object({ chainTemplateId: ChainTemplateId }, { additionalProperties: false }),
    response: RolloutTasks,
    refusals: ['not_found', 'stage_begun', 'chain_given'],
    audits: ['chain.started'],
  }),
  addTask: defineRoute({
    name: 'addTask',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/tasks',
    access: 'rollout.run',
    summary: 'Adds one task to a stage, after those it has.',
    params: stageParams,
    body: TemplateTask,
    response: RolloutTasks,
    refusals: ['not_found', 'stage_ended', ...taskRefusals, 'chain_tasks_full'],
    audits: ['chain_task.added'],
  }),
  answerTask: defineRoute({
    name: 'answerTask',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/tasks/:chainTaskId/answer',
    access: 'task.answer',
    summary:
      'Says that a task is done, failed, left out, or open again. Its owner says so, or who runs the rollout, who alone leaves out.',
    params: Type.Object({ rolloutId: RolloutId, chainTaskId: ChainTaskId }),
    body: Type.Object(
      {
        answer: oneOf(taskAnswers),
        reason: Type.Optional(
          Type.String({ minLength: 3, maxLength: 500, description: 'Needed for everything but `done`.' }),
        ),
      },
      { additionalProperties: false },
    ),
    response: RolloutTasks,
    refusals: [
      'process_manager',
      'not_found',
      'task_not_yours',
      'task_state',
      'task_waits',
      'task_checked',
      'task_of_people',
      'task_reason_missing',
    ],
    audits: ['chain_task.moved'],
  }),
};
