/** Targeting groups: who belongs in the group a policy is aimed at, who was seen in it, and the difference. */
import { Type, type Static } from 'typebox';
import { driftKinds, groupChanges } from '#domain/targeting/drift.ts';
import { membershipMachine, type MembershipStatus } from '#domain/targeting/membership-machine.ts';
import { EntraId } from './connection-choices.ts';
import { ConnectionId, PersonId, RolloutId, StageId, TargetingGroupId, TaskId } from './ids.ts';
import { defineRoute } from './route.ts';
import {
  Count,
  Instant,
  Name,
  nullable,
  oneOf,
  pageOf,
  PageQuery,
  shownField,
  Statement,
} from './shared-schemas.ts';
import { csvFile, workbookFile } from './table-files.ts';

export { driftKinds, groupChanges, type DriftKind, type GroupChange } from '#domain/targeting/drift.ts';
export type { MembershipStatus } from '#domain/targeting/membership-machine.ts';

export const membershipStatuses = Object.keys(membershipMachine.statuses) as MembershipStatus[];
export const groupHolds = ['people', 'devices'] as const;
export const leadDaysMax = 30;
/** At most so many differences are accepted one by one; more are accepted as the whole of their kind. */
export const acceptedMax = 1000;

export const TargetingReading = Type.Object({
  /** What changed in the group later may be missing. */
  asOf: Instant,
  source: oneOf(['file', 'connection'] as const),
  isComplete: Type.Boolean(),
  members: Count,
  /** Members that are nobody in the directory. */
  strangers: Count,
  /** Differences the reading before did not have. */
  newDrift: Type.Array(Type.Object({ kind: oneOf(driftKinds), count: Count })),
  problem: nullable(Statement),
  readBy: Type.String(),
});
export type TargetingReading = Static<typeof TargetingReading>;

export const TargetingGroup = Type.Object({
  targetingGroupId: TargetingGroupId,
  name: Type.String(),
  stageId: nullable(StageId),
  stageName: nullable(Type.String()),
  holds: oneOf(groupHolds),
  leadDays: Count,
  connectionId: nullable(ConnectionId),
  entraGroupId: nullable(Type.String()),
  /** Why members cannot be put into it by hand. */
  obstacle: nullable(oneOf(['dynamic', 'synchronised'] as const)),
  /** Who belongs in it today, by state; they add up to everybody who does. */
  states: Type.Array(Type.Object({ status: oneOf(membershipStatuses), count: Count })),
  /** Belong in it on a later day. */
  later: Count,
  drift: Type.Array(
    Type.Object({
      kind: oneOf(driftKinds),
      /** Not accepted. */
      open: Count,
      accepted: Count,
      /** Of the open ones, those whose change was handed over. */
      requested: Count,
    }),
  ),
  /** The newest first, at most thirty. */
  readings: Type.Array(TargetingReading),
});
export type TargetingGroup = Static<typeof TargetingGroup>;

export const TargetingMember = Type.Object({
  /** Names the member in this group and orders the pages. */
  key: Count,
  personId: nullable(PersonId),
  /** The person; for what the directory does not know, the name it had in the group. */
  displayName: Type.String(),
  /** The device, in a group of devices. */
  deviceName: nullable(Type.String()),
  /** What the group calls the member; null until it was seen. */
  reference: nullable(Type.String()),
  stageName: nullable(Type.String()),
  site: nullable(Type.String()),
  /** Null for those who do not belong in it today. */
  status: nullable(oneOf(membershipStatuses)),
  drift: nullable(oneOf(driftKinds)),
  lastSeenAt: nullable(Instant),
  requestedAt: nullable(Instant),
  requestedBy: nullable(Type.String()),
  accepted: nullable(Type.Object({ reason: Type.String(), by: Type.String(), at: Instant })),
});
export type TargetingMember = Static<typeof TargetingMember>;

const MemberFilter = {
  status: Type.Optional(oneOf(membershipStatuses)),
  drift: Type.Optional(oneOf(driftKinds)),
  /** Differences whose change would be handed over. */
  change: Type.Optional(oneOf(groupChanges)),
  isAccepted: Type.Optional(Type.Boolean()),
};
export type MemberFilter = Static<ReturnType<typeof Type.Object<typeof MemberFilter>>>;

const Part = Type.Object({ name: nullable(Type.String()), count: Count });
const rolloutParams = Type.Object({ rolloutId: RolloutId });
const groupParams = Type.Object({ targetingGroupId: TargetingGroupId });
const changeQuery = Type.Object({ change: oneOf(groupChanges) });
const Reason = Type.String({ minLength: 3, maxLength: 300 });
const Accepted = Type.Object({ members: Count });
const listed = '/api/v1/rollouts/:rolloutId/targeting-groups';
const base = '/api/v1/targeting-groups/:targetingGroupId';

export const targetingRoutes = {
  listTargetingGroups: defineRoute({
    name: 'listTargetingGroups',
    method: 'GET',
    path: listed,
    access: 'rollout.read',
    summary:
      'The targeting groups of a rollout: who belongs in each by state, what differs, and its readings.',
    params: rolloutParams,
    response: Type.Object({ groups: Type.Array(TargetingGroup) }),
    refusals: ['not_found'],
  }),
  addTargetingGroup: defineRoute({
    name: 'addTargetingGroup',
    method: 'POST',
    path: listed,
    access: 'rollout.run',
    summary: 'Says which group a policy is aimed at and whom it covers; the group itself is not touched.',
    params: rolloutParams,
    body: Type.Object(
      {
        name: Name,
        stageId: nullable(StageId),
        holds: oneOf(groupHolds),
        leadDays: Type.Integer({ minimum: 0, maximum: leadDaysMax }),
        /** Where it is read; null where its members come as a file. */
        read: nullable(Type.Object({ connectionId: ConnectionId, entraGroupId: EntraId })),
      },
      { additionalProperties: false },
    ),
    response: TargetingGroup,
    refusals: ['not_found', 'targeting_name_taken'],
    audits: ['targeting.group_added'],
  }),
  removeTargetingGroup: defineRoute({
    name: 'removeTargetingGroup',
    method: 'DELETE',
    path: base,
    access: 'rollout.run',
    summary: 'Forgets a targeting group with its readings; the group itself is not touched.',
    params: groupParams,
    response: Type.Object({ removed: Type.Literal(true) }),
    refusals: ['not_found'],
    audits: ['targeting.group_removed'],
  }),
  readTargetingFile: defineRoute({
    name: 'readTargetingFile',
    method: 'POST',
    path: `${base}/file`,
    access: 'rollout.run',
    summary: 'Reads who is in the group from a CSV file of all its members: all of it, or nothing.',
    params: groupParams,
    consumes: 'application/octet-stream',
    response: TargetingReading,
    refusals: [
      'not_found',
      'file_empty',
      'targeting_no_column',
      'targeting_row_empty',
      'targeting_nested_group',
      'targeting_file_broken',
      'targeting_empty',
    ],
    audits: ['targeting.read', 'targeting.drift_found'],
  }),
  readTargetingGroup: defineRoute({
    name: 'readTargetingGroup',
    method: 'POST',
    path: `${base}/read`,
    access: 'rollout.run',
    summary: 'Starts reading who is in the group through its connection.',
    params: groupParams,
    response: Type.Object({ taskId: TaskId }),
    refusals: ['not_found', 'targeting_no_connection'],
    audits: ['targeting.read'],
  }),
  listTargetingMembers: defineRoute({
    name: 'listTargetingMembers',
    method: 'GET',
    path: `${base}/members`,
    access: 'people.read',
    summary:
      'Who belongs in the group or is in it, by page: by state, by difference, or by what is handed over.',
    params: groupParams,
    query: Type.Object({ ...MemberFilter, ...PageQuery }),
    response: pageOf(TargetingMember),
    refusals: ['not_found'],
  }),
  exportTargetingMembers: defineRoute({
    name: 'exportTargetingMembers',
    method: 'GET',
    path: `${base}/members/export.csv`,
    access: 'people.read',
    summary: 'The same as a CSV file.',
    params: groupParams,
    query: Type.Object(MemberFilter),
    refusals: ['not_found'],
    ...csvFile,
  }),
  exportTargetingMembersWorkbook: defineRoute({
    name: 'exportTargetingMembersWorkbook',
    method: 'GET',
    path: `${base}/members/export.xlsx`,
    access: 'people.read',
    summary: 'The same as an Excel workbook.',
    params: groupParams,
    query: Type.Object(MemberFilter),
    refusals: ['not_found', 'export_needs_csv'],
    ...workbookFile,
  }),
  previewTargetingChange: defineRoute({
    name: 'previewTargetingChange',
    method: 'GET',
    path: `${base}/change`,
    access: 'people.read',
    summary: 'How many members a file to add or to remove would hold, by stage and site; changes nothing.',
    params: groupParams,
    query: changeQuery,
    response: Type.Object({
      members: Count,
      /** Have neither object id nor sign-in name in the directory, so that no file can name them. */
      nameless: Count,
      byStage: Type.Array(Part),
      bySite: Type.Array(Part),
    }),
    refusals: ['not_found'],
  }),
  handOverTargeting: defineRoute({
    name: 'handOverTargeting',
    method: 'POST',
    path: `${base}/hand-over`,
    access: 'rollout.run',
    summary: 'Gives the file that puts the group right in Entra, and marks exactly those in it as requested.',
    params: groupParams,
    body: Type.Object({ change: oneOf(groupChanges), ...shownField }, { additionalProperties: false }),
    response: Type.Object({
      fileName: Type.String(),
      /** For Entra’s bulk import or bulk removal of members. */
      file: Type.String(),
      members: Count,
    }),
    refusals: ['not_found', 'targeting_nothing', 'shown_changed'],
    audits: ['targeting.handed_over'],
  }),
  acceptTargetingDrift: defineRoute({
    name: 'acceptTargetingDrift',
    method: 'POST',
    path: `${base}/accept`,
    access: 'rollout.run',
    summary: 'Records that a difference is meant; it counts until the difference has gone.',
    params: groupParams,
    body: Type.Object(
      {
        drift: oneOf(driftKinds),
        /** Whom; without it everybody of the kind. */
        keys: Type.Optional(Type.Array(Count, { minItems: 1, maxItems: acceptedMax })),
        reason: Reason,
        ...shownField,
      },
      { additionalProperties: false },
    ),
    response: Accepted,
    refusals: ['not_found', 'shown_changed'],
    audits: ['targeting.drift_accepted'],
  }),
  endTargetingAcceptance: defineRoute({
    name: 'endTargetingAcceptance',
    method: 'POST',
    path: `${base}/accept/end`,
    access: 'rollout.run',
    summary: 'Takes back that a difference is meant.',
    params: groupParams,
    body: Type.Object(
      {
        drift: oneOf(driftKinds),
        keys: Type.Optional(Type.Array(Count, { minItems: 1, maxItems: acceptedMax })),
      },
      { additionalProperties: false },
    ),
    response: Accepted,
    refusals: ['not_found'],
    audits: ['targeting.acceptance_ended'],
  }),
  getPersonTargeting: defineRoute({
    name: 'getPersonTargeting',
    method: 'GET',
    path: '/api/v1/people/:personId/targeting-groups',
    access: 'people.read',
    summary: 'The targeting groups a person or a device of theirs belongs in, or is in.',
    params: Type.Object({ personId: PersonId }),
    response: Type.Object({
      memberships: Type.Array(
        Type.Object({
          targetingGroupId: TargetingGroupId,
          rolloutId: RolloutId,
          rolloutName: Type.String(),
          groupName: Type.String(),
          asOf: nullable(Instant),
          member: TargetingMember,
        }),
      ),
    }),
    refusals: ['not_found'],
  }),
};
