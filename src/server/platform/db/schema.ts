/**
 * The tables as Kysely sees them. Generated from the migrations by scripts/generate.ts; do not edit.
 */
/* oxlint-disable max-lines -- one type per table */
import type { Json, Nullable, Numbered, Timestamp, WithDefault } from './columns.ts';

export type AccountTable = {
  account_id: Numbered<number>;
  email: string;
  display_name: string;
  password_hash: string;
  locale: WithDefault<'en' | 'sv' | 'de'>;
  created_at: WithDefault<Timestamp>;
};

export type AdoptionAlertTable = {
  organisation_id: number;
  alert_id: Numbered<number>;
  measure_id: number;
  rollout_id: number;
  status: WithDefault<'open' | 'cleared' | 'recovered'>;
  peak_on: string;
  peak_people: number;
  peak_used: number;
  ends_on: string;
  people: number;
  used: number;
  fall_at_least: number;
  raised_at: Timestamp;
  closed_at: Nullable<Timestamp>;
  closed_by: Nullable<string>;
  reason: Nullable<string>;
};

export type AdoptionMeasureTable = {
  organisation_id: number;
  measure_id: Numbered<number>;
  rollout_id: number;
  name: string;
  feature: string;
  min_days: number;
  window_days: number;
  population: string;
  settled_days: number;
  source: string;
  threshold: number;
  fall_share: number;
  baseline: Nullable<number>;
  baseline_on: Nullable<string>;
  is_late: boolean;
  next_on: string;
  written_by: string;
  written_at: Timestamp;
  ended_at: Nullable<Timestamp>;
  ended_by: Nullable<string>;
};

export type AdoptionWindowTable = {
  organisation_id: number;
  measure_id: number;
  ends_on: string;
  settled_until: string;
  people: number;
  used: number;
  is_silent: boolean;
};

export type ApiTokenTable = {
  organisation_id: number;
  token_id: Numbered<number>;
  name: string;
  token_hash: Buffer;
  roles: string[];
  created_by: string;
  created_at: WithDefault<Timestamp>;
  expires_at: Nullable<Timestamp>;
  revoked_at: Nullable<Timestamp>;
  last_used_at: Nullable<Timestamp>;
};

export type AppTable = {
  organisation_id: number;
  app_id: Numbered<number>;
  external_id: string;
  name: string;
  publisher: Nullable<string>;
  version: Nullable<string>;
  platform: Nullable<string>;
  app_type: Nullable<string>;
  importance: Nullable<'critical' | 'important' | 'not_important'>;
  owner_reference: Nullable<string>;
  attributes: Json;
  fingerprint: number;
  active: WithDefault<boolean>;
};

export type AppOutcomeTable = {
  organisation_id: number;
  rollout_id: number;
  stage_id: number;
  metric: string;
  app: string;
  person_id: number;
  at: Timestamp;
  value: number;
};

export type ApproachDecisionTable = {
  organisation_id: number;
  rollout_id: number;
  approaches: Json;
  reason: string;
  decided_by: string;
  decided_at: Timestamp;
  axes: string[];
};

export type AuditEventTable = {
  organisation_id: number;
  sequence: number;
  at: Timestamp;
  actor_kind: 'account' | 'token' | 'person' | 'engine' | 'console';
  actor_id: string;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  reason: Nullable<string>;
  before: Nullable<Json>;
  after: Nullable<Json>;
  request_id: Nullable<string>;
  previous_hash: Buffer;
  hash: Buffer;
};

export type AuditHeadTable = {
  organisation_id: number;
  sequence: WithDefault<number>;
  hash: WithDefault<Buffer>;
};

export type BookingTable = {
  organisation_id: number;
  booking_id: Numbered<number>;
  rollout_id: number;
  schedule_id: number;
  person_id: number;
  enrolment_id: number;
  status: 'waitlisted' | 'held' | 'confirmed' | 'displaced' | 'attended' | 'no_show' | 'cancelled';
  on_date: Nullable<string>;
  at_time: Nullable<string>;
  minutes: Nullable<number>;
  starts_at: Nullable<Timestamp>;
  moves: WithDefault<number>;
  since: Timestamp;
  booked_by: string;
  status_at: Timestamp;
  wishes: Nullable<Json>;
};

export type CalendarFeedTable = {
  organisation_id: number;
  version: number;
  is_open: boolean;
  locale: string;
  made_by: string;
  made_at: Timestamp;
};

export type CalendarLookTable = {
  organisation_id: number;
  rollout_id: number;
};

export type ChainRuleTable = {
  organisation_id: number;
  rollout_id: number;
  stage_kind: 'pilot' | 'wave';
  chain_template_id: number;
};

export type ChainTaskTable = {
  organisation_id: number;
  chain_task_id: Numbered<number>;
  rollout_id: number;
  stage_id: number;
  place: number;
  title: string;
  instructions: string;
  owner_role: string;
  owner_account_id: Nullable<number>;
  action: string;
  on_failure: 'hold' | 'wait' | 'go_on';
  after_place: Nullable<number>;
  due_from: 't_day' | 'task_before' | 'own_date' | 'session';
  days: number;
  status: WithDefault<'open' | 'done' | 'failed' | 'skipped' | 'cancelled'>;
  status_at: Timestamp;
  status_by: string;
  reason: Nullable<Json>;
  called_at: Nullable<Timestamp>;
  track: Nullable<'technology' | 'communication' | 'training' | 'support'>;
  least_percent: Nullable<number>;
  days_given: Nullable<number>;
};

export type ChainTemplateTable = {
  organisation_id: number;
  chain_template_id: Numbered<number>;
  name: string;
  tasks: Json;
  written_by: string;
  written_at: Timestamp;
};

export type ChecklistTickTable = {
  organisation_id: number;
  rollout_id: number;
  person_id: number;
  item: string;
  ticked_at: Timestamp;
};

export type ClosureTable = {
  organisation_id: number;
  closure_id: Numbered<number>;
  name: string;
  effect: 'freeze' | 'window';
  place_kind: Nullable<string>;
  place_name: Nullable<string>;
  days: Json;
  created_by: string;
  created_at: Timestamp;
};

export type CohortTable = {
  organisation_id: number;
  cohort_id: Numbered<number>;
  rollout_id: number;
  stage_id: number;
  status: WithDefault<'draft' | 'accepted' | 'discarded'>;
  method: string;
  seed: number;
  options: Json;
  report: Json;
  size: number;
  hash: Buffer;
  created_by: string;
  created_at: Timestamp;
  accepted_by: Nullable<string>;
  accepted_at: Nullable<Timestamp>;
  number: WithDefault<number>;
  revision: WithDefault<number>;
  facts: WithDefault<Json>;
  asked_at: Nullable<Timestamp>;
  asked_by: Nullable<string>;
  answer_by_on: Nullable<string>;
};

export type CohortChangeTable = {
  organisation_id: number;
  cohort_id: number;
  revision: number;
  kind: string;
  leaver_id: Nullable<number>;
  joiner_id: number;
  reason: string;
  made_by: string;
  at: Timestamp;
  distance_before: number;
  distance_after: number;
  previous_hash: Buffer;
  hash: Buffer;
};

export type CohortMemberTable = {
  organisation_id: number;
  cohort_id: number;
  person_id: number;
  position: number;
  reason: Json;
  has_place: WithDefault<boolean>;
  status: WithDefault<'candidate' | 'invited' | 'accepted' | 'declined' | 'waitlisted'>;
  status_at: Nullable<Timestamp>;
  answered_by: Nullable<string>;
  answered_via: Nullable<'page' | 'lead' | 'list'>;
  note: Nullable<string>;
  stands_in_for: Nullable<number>;
};

export type ConnectionTable = {
  organisation_id: number;
  connection_id: Numbered<number>;
  name: string;
  cloud: 'global' | 'us_government' | 'us_defence' | 'china';
  tenant_id: string;
  client_id: string;
  credential_kind: 'secret' | 'certificate';
  credential: Buffer;
  credential_thumbprint: Nullable<string>;
  credential_expires_at: Nullable<Timestamp>;
  people: Nullable<Json>;
  devices: Nullable<Json>;
  daily_hour: Nullable<number>;
  apply_up_to: WithDefault<number>;
  next_read_at: Nullable<Timestamp>;
  checked_at: Nullable<Timestamp>;
  check_result: Nullable<Json>;
  created_by: string;
  created_at: Timestamp;
};

export type ConnectionReadingTable = {
  organisation_id: number;
  connection_reading_id: Numbered<number>;
  connection_id: number;
  subject: 'people' | 'devices';
  task_id: number;
  is_daily: boolean;
  status: WithDefault<'running' | 'unchanged' | 'applied' | 'waiting' | 'failed'>;
  started_at: Timestamp;
  ended_at: Nullable<Timestamp>;
  as_of: Nullable<Timestamp>;
  facts: Nullable<Json>;
  import_id: Nullable<number>;
  problem: Nullable<Json>;
};

export type CriteriaRevisionTable = {
  organisation_id: number;
  rollout_id: number;
  revision: number;
  goals: WithDefault<Json>;
  reason: Nullable<string>;
  author_account_id: Nullable<number>;
  author_name: string;
  written_at: Timestamp;
  frozen_at: Nullable<Timestamp>;
  hash: Nullable<Buffer>;
  after_data: WithDefault<boolean>;
  pass_rules: WithDefault<Json>;
};

export type CriterionTable = {
  organisation_id: number;
  criterion_id: Numbered<number>;
  rollout_id: number;
  revision: number;
  ordinal: number;
  definition: Json;
};

export type DeliveryTable = {
  organisation_id: number;
  delivery_id: Numbered<number>;
  rollout_id: number;
  stage_id: Nullable<number>;
  message_id: Nullable<number>;
  enrolment_id: Nullable<number>;
  person_id: Nullable<number>;
  channel: 'email' | 'outbox';
  locale: string;
  status: WithDefault<
    | 'planned'
    | 'claimed'
    | 'sending'
    | 'accepted'
    | 'unknown'
    | 'failed'
    | 'bounced'
    | 'suppressed'
    | 'cancelled'
  >;
  reason: Nullable<string>;
  attempt: WithDefault<number>;
  not_before: Timestamp;
  claim_token: Nullable<string>;
  lease_expires_at: Nullable<Timestamp>;
  dedupe_key: string;
  address: Nullable<string>;
  subject: Nullable<string>;
  body_text: Nullable<string>;
  body_html: Nullable<string>;
  last_response: Nullable<string>;
  status_at: Timestamp;
  date_at: Nullable<Timestamp>;
  date_number: WithDefault<number>;
  send_again_request_id: Nullable<number>;
  report_id: Nullable<number>;
  account_id: Nullable<number>;
  pulse_enrolment_id: Nullable<number>;
  notice: Nullable<'called_off' | 'date_withdrawn' | 'postponed' | 'taken_back'>;
  notice_enrolment_id: Nullable<number>;
  use_stop_id: Nullable<number>;
  survey_ask_id: Nullable<number>;
  chain_task_id: Nullable<number>;
};

export type DeploymentUnitTable = {
  organisation_id: number;
  unit_id: Numbered<number>;
  name: string;
  ordinal: number;
  conditions: Json;
  matches: Json[];
  owner_account_id: Nullable<number>;
  owner_person_id: Nullable<number>;
};

export type DeploymentUnitPersonTable = {
  organisation_id: number;
  person_id: number;
  unit_id: number;
};

export type DeviceTable = {
  organisation_id: number;
  device_id: Numbered<number>;
  external_id: string;
  name: string;
  serial_number: Nullable<string>;
  platform: Nullable<string>;
  os_version: Nullable<string>;
  manufacturer: Nullable<string>;
  model: Nullable<string>;
  owner_reference: Nullable<string>;
  attributes: Json;
  fingerprint: number;
  active: WithDefault<boolean>;
};

export type EnrolmentTable = {
  organisation_id: number;
  enrolment_id: Numbered<number>;
  rollout_id: number;
  stage_id: number;
  person_id: number;
  status: WithDefault<
    | 'eligible'
    | 'scheduled'
    | 'notified'
    | 'started'
    | 'succeeded'
    | 'failed'
    | 'unreachable'
    | 'deferred'
    | 'excluded'
    | 'cancelled'
    | 'rolled_back'
  >;
  reason: Nullable<Json>;
  position: number;
  attempt: WithDefault<number>;
  scheduled_at: Nullable<Timestamp>;
  notified_at: Nullable<Timestamp>;
  started_at: Nullable<Timestamp>;
  ended_at: Nullable<Timestamp>;
  status_at: Timestamp;
  date_number: WithDefault<number>;
  replaces_at: Nullable<Timestamp>;
  wave_group_id: Nullable<number>;
  deferrals: WithDefault<number>;
  deferred_from: Nullable<Timestamp>;
  deferred_to: Nullable<Timestamp>;
  trained_at: Nullable<Timestamp>;
  trained_by: Nullable<string>;
};

export type EnrolmentCountTable = {
  organisation_id: number;
  rollout_id: number;
  stage_id: number;
  status: string;
  people: number;
  trained: WithDefault<number>;
};

export type EnrolmentTransitionTable = {
  organisation_id: number;
  enrolment_id: number;
  audit_sequence: number;
  from_status: string;
  to_status: string;
  reason: Nullable<Json>;
  at: Timestamp;
};

export type EvaluationTable = {
  organisation_id: number;
  evaluation_id: Numbered<number>;
  rollout_id: number;
  stage_id: number;
  criterion_id: number;
  at: Timestamp;
  verdict: 'pass' | 'conditional' | 'fail' | 'inconclusive' | 'no_data' | 'error';
  result: Json;
  input_hash: Buffer;
};

export type ExceptionTable = {
  organisation_id: number;
  exception_id: Numbered<number>;
  person_id: number;
  list: 'exclude' | 'include';
  kind: 'executive' | 'vip' | 'absence' | 'key_user' | 'other';
  reason: string;
  until_on: Nullable<string>;
  added_by: string;
  added_at: Timestamp;
};

export type FeedbackNoteTable = {
  organisation_id: number;
  feedback_note_id: Numbered<number>;
  rollout_id: number;
  channel: 'meeting' | 'conversation' | 'mail' | 'chat';
  body: string;
  department: Nullable<string>;
  stage_id: Nullable<number>;
  track: Nullable<'technology' | 'communication' | 'training' | 'support'>;
  heard_on: string;
  noted_by: string;
  noted_at: Timestamp;
};

export type FeedbackThemeTable = {
  organisation_id: number;
  rollout_id: number;
  source: 'survey' | 'ticket' | 'finding' | 'department' | 'note';
  key: string;
  theme: string;
};

export type FeedbackTicketTable = {
  organisation_id: number;
  ticket_id: number;
  rollout_id: number;
  marked_by: string;
  marked_at: Timestamp;
};

export type GateTable = {
  organisation_id: number;
  gate_id: Numbered<number>;
  rollout_id: number;
  stage_id: number;
  opened_at: Timestamp;
  proposal: string;
  evidence: Json;
  evidence_hash: Buffer;
  decision: Nullable<'go' | 'conditional_go' | 'extend' | 'no_go' | 'rollback'>;
  reason: Nullable<string>;
  conditions: Nullable<Json>;
  decided_at: Nullable<Timestamp>;
  decided_by: Nullable<string>;
  inputs: Nullable<Json>;
};

export type GateVoteTable = {
  organisation_id: number;
  gate_id: number;
  voter_key: string;
  voter_name: string;
  voter_role: string;
  choice: 'go' | 'conditional_go' | 'extend' | 'no_go' | 'rollback';
  comment: WithDefault<string>;
  evidence_hash: Buffer;
  at: Timestamp;
};

export type HoldTable = {
  organisation_id: number;
  hold_id: Numbered<number>;
  rollout_id: number;
  stage_id: Nullable<number>;
  raised_by_kind: 'person' | 'system';
  raised_by: string;
  code: string;
  reason: Json;
  clears: Json;
  raised_at: Timestamp;
  cleared_at: Nullable<Timestamp>;
  cleared_by: Nullable<string>;
  cleared_reason: Nullable<string>;
  app_id: Nullable<number>;
};

export type HypercareTable = {
  organisation_id: number;
  rollout_id: number;
  charter: Nullable<Json>;
  written_by: Nullable<string>;
  written_at: Nullable<Timestamp>;
  started_on: Nullable<string>;
  prolongations: WithDefault<Json>;
  ended_at: Nullable<Timestamp>;
  ended_by: Nullable<string>;
  end_reason: Nullable<string>;
  exit_verdicts: Nullable<Json>;
  set_aside: Nullable<Json>;
};

export type HypercareDutyTable = {
  organisation_id: number;
  rollout_id: number;
  duty_id: Numbered<number>;
  account_id: number;
  from_on: string;
  to_on: string;
};

export type ImportTable = {
  organisation_id: number;
  import_id: Numbered<number>;
  subject: 'people' | 'devices' | 'apps';
  file_name: string;
  recognised_as: string;
  status: WithDefault<'uploaded' | 'previewed' | 'applying' | 'applied' | 'undone' | 'discarded' | 'failed'>;
  mapping: Json;
  report: Nullable<Json>;
  difference: Nullable<Json>;
  row_count: WithDefault<number>;
  byte_count: WithDefault<number>;
  created_by: string;
  created_at: WithDefault<Timestamp>;
  applied_at: Nullable<Timestamp>;
  undone_at: Nullable<Timestamp>;
  task_id: Nullable<number>;
  connection_id: Nullable<number>;
  as_of: Nullable<Timestamp>;
};

export type ImportChangeTable = {
  organisation_id: number;
  import_id: number;
  subject_id: number;
  change: 'joined' | 'changed' | 'left' | 'returned';
  before: Nullable<Json>;
};

export type ImportChunkTable = {
  organisation_id: number;
  import_id: number;
  number: number;
  bytes: Buffer;
};

export type ImprovementTable = {
  organisation_id: number;
  improvement_id: Numbered<number>;
  rollout_id: number;
  status: WithDefault<'found' | 'changed' | 'retested' | 'reopened' | 'accepted'>;
  step: 'scheduled' | 'told' | 'prepared' | 'started' | 'enrolled' | 'answered';
  source: 'ticket' | 'survey' | 'observation';
  finding: string;
  found_by: string;
  found_at: Timestamp;
  app_id: Nullable<number>;
  app_name: Nullable<string>;
  app_importance: Nullable<'critical' | 'important' | 'not_important'>;
  severity: Nullable<number>;
  priority: Nullable<number>;
  due_on: Nullable<string>;
  action: Nullable<'stop_all' | 'stop_affected' | 'workaround' | 'continue'>;
  workaround: Nullable<string>;
  track: Nullable<'technology' | 'communication' | 'training' | 'support'>;
};

export type ImprovementEntryTable = {
  organisation_id: number;
  improvement_id: number;
  ordinal: number;
  kind: 'change' | 'retest' | 'acceptance';
  body: string;
  result: Nullable<string>;
  entered_by: string;
  at: Timestamp;
};

export type LoadRatingTable = {
  organisation_id: number;
  department: string;
  week: string;
  rating: 'quiet' | 'normal' | 'busy';
  note: string;
  rated_by: string;
  rated_at: Timestamp;
};

export type MeasuredPlaceTable = {
  organisation_id: number;
  stage_id: number;
  person_id: number;
  groups: number[];
};

export type MembershipTable = {
  organisation_id: number;
  account_id: number;
  roles: string[];
  created_at: WithDefault<Timestamp>;
  disabled_at: Nullable<Timestamp>;
  departments: WithDefault<string[]>;
};

export type MessageTable = {
  organisation_id: number;
  message_id: Numbered<number>;
  rollout_id: number;
  stage_kind: 'consent' | 'pilot' | 'wave' | 'instructions' | 'deadline' | 'pulse' | 'unused' | 'survey';
  status: WithDefault<'draft' | 'approved' | 'superseded'>;
  class: WithDefault<string>;
  variants: Json;
  content_hash: Buffer;
  written_by: string;
  written_at: Timestamp;
  approved_by: Nullable<string>;
  approved_at: Nullable<Timestamp>;
};

export type MilestoneTable = {
  organisation_id: number;
  milestone_id: Numbered<number>;
  rollout_id: number;
  name: string;
  on_date: string;
  owner_name: Nullable<string>;
  done_on: Nullable<string>;
  created_by: string;
  created_at: Timestamp;
};

export type MilestoneLinkTable = {
  organisation_id: number;
  milestone_id: number;
  after_kind: 'milestone' | 'stage';
  after_id: number;
  working_days: number;
};

export type ObservationTable = {
  organisation_id: number;
  rollout_id: number;
  signal_id: number;
  person_id: number;
  kind: string;
  at: Timestamp;
  value: Nullable<number>;
  detail: Nullable<string>;
  app: Nullable<string>;
  priority: Nullable<number>;
};

export type OrganisationTable = {
  organisation_id: Numbered<number>;
  name: string;
  kind: WithDefault<'live' | 'sample' | 'rehearsal'>;
  parent_organisation_id: Nullable<number>;
  time_zone: WithDefault<string>;
  default_locale: WithDefault<'en' | 'sv' | 'de'>;
  help_contact: WithDefault<string>;
  virtual_now: Nullable<Timestamp>;
  seed: Nullable<number>;
  scenario: Nullable<Json>;
  person_count: WithDefault<number>;
  device_count: WithDefault<number>;
  created_at: WithDefault<Timestamp>;
  app_count: WithDefault<number>;
  heavy_hours: WithDefault<number>;
};

export type OutcomeTable = {
  organisation_id: number;
  rollout_id: number;
  stage_id: number;
  metric: string;
  person_id: number;
  at: Timestamp;
  value: number;
};

export type OutreachTable = {
  organisation_id: number;
  outreach_id: Numbered<number>;
  rollout_id: number;
  person_id: number;
  status: WithDefault<'waiting' | 'contacted' | 'settled'>;
  owner_name: Nullable<string>;
  opened_at: Timestamp;
  contacted_at: Nullable<Timestamp>;
  contacted_by: Nullable<string>;
  outcome: Nullable<string>;
  note: Nullable<string>;
  status_at: Timestamp;
};

export type OverrideTable = {
  organisation_id: number;
  override_id: Numbered<number>;
  rollout_id: number;
  stage_id: number;
  kind:
    | 'entry_criteria'
    | 'criteria_not_frozen'
    | 'author_voted'
    | 'stage_skipped'
    | 'skip_over'
    | 'rollback_plan'
    | 'task_chain'
    | 'stage_not_passed';
  rule: Json;
  reason: string;
  overridden_by: string;
  at: Timestamp;
  until_on: Nullable<string>;
};

export type PersonTable = {
  organisation_id: number;
  person_id: Numbered<number>;
  external_id: string;
  display_name: string;
  given_name: Nullable<string>;
  email: Nullable<string>;
  locale: Nullable<string>;
  manager_external_id: Nullable<string>;
  attributes: Json;
  fingerprint: number;
  active: WithDefault<boolean>;
  personal_link_version: WithDefault<number>;
};

export type PersonTaskTable = {
  organisation_id: number;
  chain_task_id: number;
  person_id: number;
  done_at: Timestamp;
  done_by: string;
};

export type PersonalCareTable = {
  organisation_id: number;
  rollout_id: number;
  person_id: number;
  owner_name: string;
  reason: string;
  added_by: string;
  added_at: Timestamp;
};

export type PilotSettingTable = {
  organisation_id: number;
  stage_id: number;
  consent_required: boolean;
  changed_by: string;
  changed_at: Timestamp;
};

export type PlanRevisionTable = {
  organisation_id: number;
  plan_revision_id: Numbered<number>;
  rollout_id: number;
  kind: 'pilot' | 'waves' | 'replan';
  status: WithDefault<'proposed' | 'approved' | 'rejected' | 'withdrawn'>;
  request: Json;
  figures: Json;
  reason: string;
  submitted_by: string;
  submitter_account_id: Nullable<number>;
  submitted_at: Timestamp;
  decided_by: Nullable<string>;
  decided_at: Nullable<Timestamp>;
  decision: Nullable<string>;
  is_alone: WithDefault<boolean>;
};

export type ProposalTable = {
  organisation_id: number;
  proposal_id: Numbered<number>;
  rollout_id: number;
  status: WithDefault<'waiting' | 'accepted' | 'rejected' | 'withdrawn' | 'carried_out' | 'dropped'>;
  part: 'pace' | 'dates' | 'criteria' | 'message' | 'training' | 'support' | 'other';
  change: string;
  why: string;
  for_whom: Nullable<string>;
  decide_by: string;
  proposed_by: string;
  proposer_account_id: Nullable<number>;
  proposed_at: Timestamp;
  owner: Nullable<string>;
  due_on: Nullable<string>;
  result_kind: Nullable<'waves' | 'criteria' | 'message' | 'words'>;
  result_id: Nullable<number>;
  published: Nullable<Json>;
};

export type ProposalEntryTable = {
  organisation_id: number;
  proposal_id: number;
  ordinal: number;
  kind: 'accepted' | 'rejected' | 'withdrawn' | 'carried_out' | 'dropped' | 'published' | 'unpublished';
  body: string;
  alone: WithDefault<boolean>;
  entered_by: string;
  at: Timestamp;
};

export type ProposalFeedbackTable = {
  organisation_id: number;
  proposal_id: number;
  source: string;
  key: string;
  body: string;
  said_on: Nullable<string>;
  stage_name: Nullable<string>;
  department: Nullable<string>;
};

export type PulseTable = {
  organisation_id: number;
  rollout_id: number;
  person_id: number;
  stage_id: number;
  score: number;
  words: Nullable<string>;
  answered_at: Timestamp;
};

export type RatingTable = {
  organisation_id: number;
  criterion_id: number;
  stage_id: number;
  rater_key: string;
  rater_name: string;
  score: number;
  evidence: string;
  at: Timestamp;
};

export type RepeatableRequestTable = {
  organisation_id: number;
  caller: string;
  idempotency_key: string;
  request_hash: Buffer;
  answer: Nullable<Json>;
  at: WithDefault<Timestamp>;
};

export type ReportTable = {
  organisation_id: number;
  report_id: Numbered<number>;
  rollout_id: number;
  report_plan_id: number;
  name: string;
  template: string;
  due_on: string;
  status: 'issued' | 'missed';
  missed_reason: Nullable<Json>;
  issued_at: Nullable<Timestamp>;
  issued_by: Nullable<string>;
  content: Nullable<Json>;
  hash: Nullable<Buffer>;
  letters: Nullable<Json>;
};

export type ReportPlanTable = {
  organisation_id: number;
  report_plan_id: Numbered<number>;
  rollout_id: number;
  name: string;
  template: 'status' | 'numbers' | 'sponsor';
  metrics: string[];
  every: 'working_day' | 'week' | 'two_weeks' | 'month';
  first_on: string;
  roles: string[];
  account_ids: number[];
  next_due_on: string;
  written_by: string;
  written_at: Timestamp;
};

export type RiskTable = {
  organisation_id: number;
  risk_id: Numbered<number>;
  rollout_id: number;
  name: string;
  likelihood: 'low' | 'medium' | 'high';
  impact: 'low' | 'medium' | 'high';
  mitigation: string;
  owner: string;
  review_on: string;
  reviewed_at: Timestamp;
  reviewed_by: string;
  closed_because: Nullable<string>;
  closed_at: Nullable<Timestamp>;
};

export type RollbackPlanTable = {
  organisation_id: number;
  stage_id: number;
  trigger: string;
  steps: Json;
  owner: string;
  rehearsed_on: Nullable<string>;
  rehearsed_by: Nullable<string>;
  written_by: string;
  written_at: Timestamp;
  rehearsal: Nullable<Json>;
};

export type RollbackStepTable = {
  organisation_id: number;
  stage_id: number;
  place: number;
  taken_at: Timestamp;
  taken_by: string;
  note: string;
};

export type RolloutTable = {
  organisation_id: number;
  rollout_id: Numbered<number>;
  name: string;
  playbook: WithDefault<string>;
  status: WithDefault<
    | 'draft'
    | 'in_review'
    | 'running'
    | 'paused'
    | 'stopping'
    | 'stopped'
    | 'rolling_back'
    | 'rolled_back'
    | 'completing'
    | 'completed'
    | 'archived'
  >;
  revision: WithDefault<number>;
  settings: Json;
  author_account_id: Nullable<number>;
  author_name: string;
  criteria_frozen_at: Nullable<Timestamp>;
  criteria_hash: Nullable<Buffer>;
  created_at: Timestamp;
  started_at: Nullable<Timestamp>;
  ended_at: Nullable<Timestamp>;
  lease_token: WithDefault<number>;
  lease_expires_at: Nullable<Timestamp>;
  next_tick_at: Nullable<Timestamp>;
  triage: Nullable<Json>;
  run_rules: WithDefault<Json>;
  pace: Nullable<Json>;
  process_manager_account_id: Nullable<number>;
  responsibilities: WithDefault<Json>;
  readiness: Nullable<Json>;
  effort: Nullable<Json>;
  rollback_rehearsal: Nullable<Json>;
};

export type RunningEvidenceTable = {
  organisation_id: number;
  stage_id: number;
  criterion_id: number;
  measured_stage_id: number;
  metric: string;
  basis: Buffer;
  settled_to: Timestamp;
  state: Json;
};

export type SendAgainRequestTable = {
  organisation_id: number;
  request_id: Numbered<number>;
  rollout_id: number;
  reason: string;
  asked_by_account_id: number;
  asked_by: string;
  asked_at: Timestamp;
  decision: Nullable<'approved' | 'declined'>;
  decided_by: Nullable<string>;
  decided_at: Nullable<Timestamp>;
};

export type ServerSecretTable = {
  name: string;
  value: Buffer;
};

export type SessionTable = {
  token_hash: Buffer;
  account_id: number;
  organisation_id: number;
  csrf_token: string;
  created_at: WithDefault<Timestamp>;
  last_seen_at: WithDefault<Timestamp>;
  expires_at: Timestamp;
};

export type SetupLinkTable = {
  token_hash: Buffer;
  created_at: WithDefault<Timestamp>;
  expires_at: Timestamp;
  used_at: Nullable<Timestamp>;
};

export type ShiftTimeTable = {
  organisation_id: number;
  attribute: string;
  value: string;
  start_hour: number;
};

export type SignInAttemptTable = {
  bucket: string;
  window_start: Timestamp;
  attempts: number;
};

export type SignalTable = {
  organisation_id: number;
  signal_id: Numbered<number>;
  source: string;
  idempotency_key: string;
  kind: string;
  subject_kind: 'person' | 'device';
  subject_reference: string;
  rollout_id: Nullable<number>;
  occurred_at: Timestamp;
  received_at: WithDefault<Timestamp>;
  value: Nullable<number>;
  detail: Nullable<string>;
  app: Nullable<string>;
  priority: Nullable<number>;
  ticket: Nullable<string>;
};

export type SignalCursorTable = {
  organisation_id: number;
  rollout_id: number;
  signal_id: WithDefault<number>;
  placed: WithDefault<number>;
  unplaced: WithDefault<number>;
};

export type SiteTimeTable = {
  organisation_id: number;
  site: string;
  time_zone: string;
  working_days: number[];
  start_hour: Nullable<number>;
};

export type SizeAdviceTable = {
  organisation_id: number;
  stage_id: number;
  task_id: number;
  rules: Json;
  eligible: number;
  points: Json;
  cover: Json;
};

export type SlotScheduleTable = {
  organisation_id: number;
  schedule_id: Numbered<number>;
  rollout_id: number;
  place_kind: Nullable<string>;
  place_name: Nullable<string>;
  schedule: Json;
  written_by: string;
  written_at: Timestamp;
};

export type StageTable = {
  organisation_id: number;
  stage_id: Numbered<number>;
  rollout_id: number;
  kind: 'pilot' | 'wave' | 'hypercare';
  ordinal: number;
  name: string;
  status: WithDefault<
    | 'planned'
    | 'preparing'
    | 'ready'
    | 'in_progress'
    | 'soaking'
    | 'evaluating'
    | 'awaiting_decision'
    | 'extended'
    | 'passed'
    | 'failed'
    | 'skipped'
    | 'cancelled'
    | 'rolled_back'
  >;
  starts_on: Nullable<string>;
  starts_per_day: WithDefault<number>;
  window_days: WithDefault<number>;
  soak_days: WithDefault<number>;
  notice_days: WithDefault<number>;
  extensions: WithDefault<number>;
  axis_value: Nullable<string>;
  status_at: Timestamp;
  started_at: Nullable<Timestamp>;
  ended_at: Nullable<Timestamp>;
  success_measured_to: WithDefault<Timestamp>;
  tickets_measured_to: WithDefault<Timestamp>;
  dates: WithDefault<'stand' | 'wait' | 'broken'>;
  dates_lost_before: WithDefault<Timestamp>;
  completed_at: Nullable<Timestamp>;
  completed_by: Nullable<string>;
  deadline_days: Nullable<number>;
  spread_days: Nullable<number>;
  start_after_days: Nullable<number>;
  enrolment_approach: Nullable<'self_service' | 'white_glove' | 'tech_fair'>;
};

export type StageChainTable = {
  organisation_id: number;
  stage_id: number;
  template_name: string;
  given_by: string;
  given_at: Timestamp;
};

export type StageCompositionTable = {
  organisation_id: number;
  stage_id: number;
  attributes: string[];
  shape: Json;
  people: number;
  counted_at: Timestamp;
};

export type StandUpTable = {
  organisation_id: number;
  rollout_id: number;
  held_on: string;
  shown: Json;
  notes: string;
  actions: Json;
  noted_by: string;
  noted_at: Timestamp;
  closed_by: Nullable<string>;
  closed_at: Nullable<Timestamp>;
};

export type StragglerTable = {
  organisation_id: number;
  enrolment_id: number;
  rollout_id: number;
  owner_name: Nullable<string>;
  next_step: Nullable<string>;
  expected_on: Nullable<string>;
  contacted_at: Nullable<Timestamp>;
  contacted_by: Nullable<string>;
};

export type SurveyAnswerTable = {
  organisation_id: number;
  survey_question_id: number;
  stage_id: number;
  choice: number;
  answers: number;
  told: WithDefault<number>;
};

export type SurveyAskTable = {
  organisation_id: number;
  survey_ask_id: Numbered<number>;
  rollout_id: number;
  stage_id: number;
  person_id: number;
  day: number;
  asked_at: Timestamp;
  reminded_at: Nullable<Timestamp>;
  answered_on: Nullable<string>;
};

export type SurveyQuestionTable = {
  organisation_id: number;
  survey_question_id: Numbered<number>;
  rollout_id: number;
  kind: 'rating' | 'single' | 'text';
  track: 'technology' | 'communication' | 'training' | 'support';
  day: number;
  scope: 'pilot' | 'every';
  words: Json;
  written_by: string;
  written_at: Timestamp;
  first_asked_at: Nullable<Timestamp>;
  retired_at: Nullable<Timestamp>;
  retired_by: Nullable<string>;
};

export type SurveyWordsTable = {
  organisation_id: number;
  survey_words_id: WithDefault<string>;
  survey_question_id: number;
  stage_id: number;
  words: string;
  is_told: WithDefault<boolean>;
};

export type TargetingGroupTable = {
  organisation_id: number;
  targeting_group_id: Numbered<number>;
  rollout_id: number;
  stage_id: Nullable<number>;
  name: string;
  holds: 'people' | 'devices';
  lead_days: number;
  connection_id: Nullable<number>;
  entra_group_id: Nullable<string>;
  obstacle: Nullable<'dynamic' | 'synchronised'>;
  taken_out: WithDefault<number>;
  created_by: string;
  created_at: Timestamp;
};

export type TargetingMemberTable = {
  organisation_id: number;
  targeting_member_id: Numbered<number>;
  targeting_group_id: number;
  subject_id: Nullable<number>;
  reference: Nullable<string>;
  name: Nullable<string>;
  status: WithDefault<'desired' | 'requested' | 'observed' | 'effective'>;
  seen: WithDefault<number>;
  last_seen_at: Nullable<Timestamp>;
  told_drift: Nullable<string>;
  requested_change: Nullable<string>;
  requested_at: Nullable<Timestamp>;
  requested_by: Nullable<string>;
  accepted_drift: Nullable<string>;
  accepted_reason: Nullable<string>;
  accepted_by: Nullable<string>;
  accepted_at: Nullable<Timestamp>;
};

export type TargetingReadingTable = {
  organisation_id: number;
  targeting_reading_id: Numbered<number>;
  targeting_group_id: number;
  as_of: Timestamp;
  source: 'file' | 'connection';
  is_complete: boolean;
  members: WithDefault<number>;
  strangers: WithDefault<number>;
  new_drift: WithDefault<Json>;
  problem: Nullable<Json>;
  read_by: string;
};

export type TaskTable = {
  organisation_id: number;
  task_id: Numbered<number>;
  kind: string;
  status: WithDefault<'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'>;
  progress: WithDefault<number>;
  step: Nullable<Json>;
  input: WithDefault<Json>;
  result: Nullable<Json>;
  problem: Nullable<Json>;
  created_by: string;
  created_at: WithDefault<Timestamp>;
  started_at: Nullable<Timestamp>;
  ended_at: Nullable<Timestamp>;
  cancel_requested: WithDefault<boolean>;
  actor_kind: WithDefault<'account' | 'token' | 'person' | 'engine' | 'console'>;
  actor_id: WithDefault<string>;
  request_id: Nullable<string>;
  attempts: WithDefault<number>;
  runner_key: Nullable<number>;
  runner_name: Nullable<string>;
};

export type TicketTable = {
  organisation_id: number;
  ticket_id: Numbered<number>;
  rollout_id: number;
  stage_id: number;
  person_id: number;
  status: WithDefault<'new' | 'open' | 'waiting_user' | 'resolved' | 'closed'>;
  source: string;
  body: string;
  answer: Nullable<string>;
  answered_by: Nullable<string>;
  opened_at: Timestamp;
  status_at: Timestamp;
  kind: WithDefault<'fault' | 'request'>;
  priority: Nullable<number>;
};

export type UseAnswerTable = {
  organisation_id: number;
  measure_id: number;
  reason: string;
  answers: number;
  told: WithDefault<number>;
};

export type UseDayTable = {
  organisation_id: number;
  rollout_id: number;
  source: string;
  feature: string;
  used_on: string;
  person_id: number;
};

export type UseStopTable = {
  organisation_id: number;
  use_stop_id: Numbered<number>;
  rollout_id: number;
  measure_id: number;
  person_id: number;
  last_used_on: string;
  asked_at: Timestamp;
  answered_on: Nullable<string>;
};

export type UseWordsTable = {
  organisation_id: number;
  use_words_id: WithDefault<string>;
  measure_id: number;
  words: string;
};

export type WaveGroupTable = {
  organisation_id: number;
  rollout_id: number;
  group_id: number;
  name: string;
  values: string[];
  site: Nullable<string>;
  department: Nullable<string>;
  risk: number;
  together: Nullable<string>;
  after: number[];
  enrolment_approach: Nullable<'self_service' | 'white_glove' | 'tech_fair'>;
  language: Nullable<string>;
};

export type WavePlanTable = {
  organisation_id: number;
  rollout_id: number;
  starts_on: string;
  axes: string[];
  capacity: Json;
  revision: WithDefault<number>;
  weeks: number;
  bound_weeks: number;
  bound_by: Json;
  approved_at: Nullable<Timestamp>;
};

export type WaveRevisionTable = {
  organisation_id: number;
  rollout_id: number;
  revision: number;
  change: Json;
  reason: string;
  weeks_before: number;
  weeks_after: number;
  people_moved: number;
  people_told_again: number;
  decided_by: string;
  decided_at: Timestamp;
};

export type WaveRevisionMoveTable = {
  organisation_id: number;
  rollout_id: number;
  revision: number;
  person_id: number;
  from_on: string;
  to_on: string;
  told_before: boolean;
  reason: Json;
};

export type WebhookTable = {
  organisation_id: number;
  webhook_id: Numbered<number>;
  address: string;
  description: string;
  events: string[];
  secret: Buffer;
  previous_secret: Nullable<Buffer>;
  previous_secret_until: Nullable<Timestamp>;
  status: WithDefault<'enabled' | 'disabled'>;
  status_reason: Nullable<string>;
  failing_since: Nullable<Timestamp>;
  created_by: string;
  created_at: Timestamp;
};

export type WebhookDeliveryTable = {
  organisation_id: number;
  webhook_delivery_id: Numbered<number>;
  webhook_id: number;
  message_id: WithDefault<string>;
  event: string;
  payload: Json;
  status: WithDefault<'planned' | 'sending' | 'delivered' | 'failed'>;
  attempt: WithDefault<number>;
  not_before: WithDefault<Timestamp>;
  lease_expires_at: Nullable<Timestamp>;
  response_status: Nullable<number>;
  response_text: Nullable<string>;
  problem: Nullable<string>;
  duration_milliseconds: Nullable<number>;
  created_at: WithDefault<Timestamp>;
  ended_at: Nullable<Timestamp>;
};

export type Schema = {
  account: AccountTable;
  adoption_alert: AdoptionAlertTable;
  adoption_measure: AdoptionMeasureTable;
  adoption_window: AdoptionWindowTable;
  api_token: ApiTokenTable;
  app: AppTable;
  app_outcome: AppOutcomeTable;
  approach_decision: ApproachDecisionTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  booking: BookingTable;
  calendar_feed: CalendarFeedTable;
  calendar_look: CalendarLookTable;
  chain_rule: ChainRuleTable;
  chain_task: ChainTaskTable;
  chain_template: ChainTemplateTable;
  checklist_tick: ChecklistTickTable;
  closure: ClosureTable;
  cohort: CohortTable;
  cohort_change: CohortChangeTable;
  cohort_member: CohortMemberTable;
  connection: ConnectionTable;
  connection_reading: ConnectionReadingTable;
  criteria_revision: CriteriaRevisionTable;
  criterion: CriterionTable;
  delivery: DeliveryTable;
  deployment_unit: DeploymentUnitTable;
  deployment_unit_person: DeploymentUnitPersonTable;
  device: DeviceTable;
  enrolment: EnrolmentTable;
  enrolment_count: EnrolmentCountTable;
  enrolment_transition: EnrolmentTransitionTable;
  evaluation: EvaluationTable;
  exception: ExceptionTable;
  feedback_note: FeedbackNoteTable;
  feedback_theme: FeedbackThemeTable;
  feedback_ticket: FeedbackTicketTable;
  gate: GateTable;
  gate_vote: GateVoteTable;
  hold: HoldTable;
  hypercare: HypercareTable;
  hypercare_duty: HypercareDutyTable;
  import: ImportTable;
  import_change: ImportChangeTable;
  import_chunk: ImportChunkTable;
  improvement: ImprovementTable;
  improvement_entry: ImprovementEntryTable;
  load_rating: LoadRatingTable;
  measured_place: MeasuredPlaceTable;
  membership: MembershipTable;
  message: MessageTable;
  milestone: MilestoneTable;
  milestone_link: MilestoneLinkTable;
  observation: ObservationTable;
  organisation: OrganisationTable;
  outcome: OutcomeTable;
  outreach: OutreachTable;
  override: OverrideTable;
  person: PersonTable;
  person_task: PersonTaskTable;
  personal_care: PersonalCareTable;
  pilot_setting: PilotSettingTable;
  plan_revision: PlanRevisionTable;
  proposal: ProposalTable;
  proposal_entry: ProposalEntryTable;
  proposal_feedback: ProposalFeedbackTable;
  pulse: PulseTable;
  rating: RatingTable;
  repeatable_request: RepeatableRequestTable;
  report: ReportTable;
  report_plan: ReportPlanTable;
  risk: RiskTable;
  rollback_plan: RollbackPlanTable;
  rollback_step: RollbackStepTable;
  rollout: RolloutTable;
  running_evidence: RunningEvidenceTable;
  send_again_request: SendAgainRequestTable;
  server_secret: ServerSecretTable;
  session: SessionTable;
  setup_link: SetupLinkTable;
  shift_time: ShiftTimeTable;
  sign_in_attempt: SignInAttemptTable;
  signal: SignalTable;
  signal_cursor: SignalCursorTable;
  site_time: SiteTimeTable;
  size_advice: SizeAdviceTable;
  slot_schedule: SlotScheduleTable;
  stage: StageTable;
  stage_chain: StageChainTable;
  stage_composition: StageCompositionTable;
  stand_up: StandUpTable;
  straggler: StragglerTable;
  survey_answer: SurveyAnswerTable;
  survey_ask: SurveyAskTable;
  survey_question: SurveyQuestionTable;
  survey_words: SurveyWordsTable;
  targeting_group: TargetingGroupTable;
  targeting_member: TargetingMemberTable;
  targeting_reading: TargetingReadingTable;
  task: TaskTable;
  ticket: TicketTable;
  use_answer: UseAnswerTable;
  use_day: UseDayTable;
  use_stop: UseStopTable;
  use_words: UseWordsTable;
  wave_group: WaveGroupTable;
  wave_plan: WavePlanTable;
  wave_revision: WaveRevisionTable;
  wave_revision_move: WaveRevisionMoveTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
};
