/**
 * Refusals: what the rules do not allow, as data. A closed list of codes whose sentences stand in
 * sentences/*-refusals.ts; which HTTP status a code becomes is decided in the server's HTTP layer.
 */
import { stating, type StatementOf } from '#domain/sentences/statement.ts';
import { accountRefusals } from './sentences/account-refusals.ts';
import { adoptionRefusals } from './sentences/adoption-sentences.ts';
import { chainRefusals } from './sentences/chain-refusals.ts';
import { connectionRefusals } from './sentences/connection-refusals.ts';
import { dateRefusals } from './sentences/date-refusals.ts';
import { directoryRefusals } from './sentences/directory-refusals.ts';
import { feedbackRefusals } from './sentences/feedback-refusals.ts';
import { gateRefusals } from './sentences/gate-refusals.ts';
import { hypercareRefusals } from './sentences/hypercare-refusals.ts';
import { planRefusals } from './sentences/plan-refusals.ts';
import { reportRefusals } from './sentences/report-sentences.ts';
import { riskRefusals } from './sentences/risk-refusals.ts';
import { rollbackRefusals } from './sentences/rollback-refusals.ts';
import { rolloutRefusals } from './sentences/rollout-refusals.ts';
import { slotRefusals } from './sentences/slot-refusals.ts';
import { surveyRefusals } from './sentences/survey-refusals.ts';
import { targetingRefusals } from './sentences/targeting-refusals.ts';

export const refusalSentences = {
  ...accountRefusals,
  ...adoptionRefusals,
  ...chainRefusals,
  ...connectionRefusals,
  ...directoryRefusals,
  ...planRefusals,
  ...reportRefusals,
  ...riskRefusals,
  ...rollbackRefusals,
  ...rolloutRefusals,
  ...gateRefusals,
  ...feedbackRefusals,
  ...hypercareRefusals,
  ...slotRefusals,
  ...surveyRefusals,
  ...targetingRefusals,
  ...dateRefusals,
};

export type RefusalCode = keyof typeof refusalSentences;

/** The data fills the sentence, and is sent along for programs. */
export type Refusal = StatementOf<typeof refusalSentences>;

/** Builds a refusal; a value that its sentence mentions and that is missing does not compile. */
export const refusal = stating(refusalSentences);
