/**
 * Refusals: what the rules do not allow, as data. A closed list of codes with the sentence a person reads;
 * which HTTP status a code becomes is decided in the server's HTTP layer.
 */

/** A `{name}` in a sentence is filled from the refusal's data. */
export const refusalSentences = {
  not_found: 'There is no {what} with this id in your organisation. Check the link, or go back to the list.',
  setup_done: 'This installation is set up already. Sign in instead.',
  setup_link_invalid: 'This set-up link is not valid any more. Restart the server to get a new one.',
  sign_in_failed: 'The e-mail address or the password is not right. Check both and try again.',
  sign_in_limited: 'Too many attempts. Wait {seconds} seconds, then try again.',
  password_wrong: 'The current password is not right. Check it and try again.',
  password_too_weak: 'The password needs at least 12 characters. Choose a longer one.',
  email_taken: 'An account with this e-mail address exists already.',
  last_administrator: 'This is the last administrator. Make somebody else administrator first.',
  file_empty: 'The file {file} has no rows. Choose another file.',
  file_unreadable: 'The file {file} could not be read: {problem}.',
  mapping_incomplete: 'No column is mapped to {field}. Choose the column that identifies each {thing}.',
  mapping_ambiguous: 'Two columns are mapped to {target}: {columns}. Map only one of them.',
  import_has_errors: '{count} rows cannot be imported. Mend them, or confirm to leave them out.',
  import_needs_confirmation:
    'This file would remove {count} of {total} {things}. Confirm if that is intended.',
  import_state: 'This import is {state} and cannot be {action} any more.',
  import_not_last: 'Only the last applied import can be undone. Undo import {last} first.',
  import_in_use: '{count} people of this import take part in a rollout, so it cannot be undone.',
  import_superseded: 'The directory has changed since this preview. Preview the file again.',
  export_needs_csv: 'This table does not fit into a workbook: {why}. Export it as CSV instead.',
  people_unknown: '{count} of the identifiers are not in the directory: {ids}. Correct the list.',
  exceptions_faulty:
    'The file has {count} faults, so nobody was added. The first is in line {line}: {fault}.',
  no_people: 'There are no people yet. Import a directory or open the sample organisation first.',
  rollout_state: 'The rollout is {state}, so this is not possible now.',
  attribute_unknown: 'There is no attribute {attribute}. Choose one of: {known}.',
  cohort_infeasible: '{explanation}',
  cohort_state: 'The cohort is {state} and cannot be changed any more.',
  cohort_missing: 'No cohort has been accepted for this stage. Choose and accept the people first.',
  consent_missing:
    '{missing} of {people} people in the pilot have not said yes. Wait for their answers, or replace them.',
  places_open: '{count} people of the cohort cannot take part any more: {people}. Replace them first.',
  reason_missing: 'People have been asked already, so this needs a reason.',
  nobody_to_ask: 'Everybody of this cohort has been asked already.',
  member_state: '{person} is {state}, so this is not possible now.',
  member_refused: '{person} cannot take the place: {why}.',
  team_full: 'The team {team} already has as many people in the pilot as it may: {cap}.',
  criteria_missing: '{missing}',
  criteria_frozen: 'The criteria were frozen {on} and cannot change within this plan revision.',
  criterion_incomplete: '{explanation}',
  evidence_exists: 'Data has arrived already, so the criteria cannot change.',
  stage_state: '{stage} is {state}, so this is not possible now.',
  improvement_state: 'This finding is {state}, so this is not possible now.',
  stage_blocked: '{explanation}',
  hold_not_yours: 'This hold was raised by the {kind} and clears itself: {clears}.',
  message_missing: 'No message has been approved for {stage}. Approve one first.',
  message_state: 'The message is {state} and cannot be changed any more.',
  gate_undecided: 'This gate has no decision yet, so there is no record of one.',
  gate_closed: 'This gate is not open for votes.',
  gate_author: 'You wrote the plan, so you propose and others vote.',
  gate_quorum: '{votes} of {quorum} votes are in. The decision needs {quorum}.',
  gate_evidence_changed: 'The evidence has changed since you opened the page. Look at it again, then vote.',
  gate_go_refused:
    'Go is not possible while {criterion} is {verdict}. Choose conditional go, extend or no go.',
  gate_reason_missing: 'This decision needs a reason.',
  gate_conditions_missing: 'A conditional go needs at least one condition with an owner and a date.',
  waves_exist: 'Waves are laid out already. Re-plan them instead.',
  waves_infeasible: '{explanation}',
  webhook_address: 'The address {address} cannot be used: {problem}.',
  webhook_virtual: 'This organisation runs on a virtual clock, and nothing in it is told to other programs.',
  webhook_delivery_state: 'This delivery is {state}. Only one that has ended can be sent again.',
  clock_real: 'This organisation runs on the real clock.',
  sample_exists: 'The sample organisation exists already.',
  rehearsal_running: 'A rehearsal of this rollout is running already.',
  link_invalid: 'This link is not valid any more. Ask your rollout team for a new one.',
  idempotency_key: 'The Idempotency-Key cannot be used: {problem}.',
  body_too_large: 'The request is larger than {limit}. Send it in smaller parts.',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof refusalSentences;

export type Refusal = {
  readonly code: RefusalCode;
  /** Fills the sentence, and is sent along for programs. */
  readonly data: Readonly<Record<string, string | number>>;
};

/** Builds a refusal. */
export function refusal(code: RefusalCode, data: Refusal['data'] = {}): Refusal {
  return { code, data };
}

/** The sentence a person reads, with the data filled in. */
export function describeRefusal({ code, data }: Refusal): string {
  return refusalSentences[code].replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));
}
