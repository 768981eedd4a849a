/**
 * Everything the product says, by code and in every language: the one place where a statement becomes a sentence.
 * The API says its problems with it, the web app its answers, and the command line both, in English.
 */
import { calendarSentences } from '#domain/calendar/calendar-sentences.ts';
import { cohortSentences } from '#domain/cohort/cohort-sentences.ts';
import { csvSentences } from '#domain/csv/csv-sentences.ts';
import { mappingSentences } from '#domain/directory/mapping-sentences.ts';
import { qualitySentences } from '#domain/directory/quality-sentences.ts';
import { rowSentences } from '#domain/directory/row-sentences.ts';
import { criterionSentences } from '#domain/evidence/criterion-sentences.ts';
import { exceptionSentences } from '#domain/exceptions/exception-sentences.ts';
import { deliverySentences } from '#domain/messages/delivery-sentences.ts';
import { messageSentences } from '#domain/messages/message-sentences.ts';
import { stageNameSentences } from '#domain/rollout/stage-names.ts';
import { speaking } from '#domain/sentences/fill-template.ts';
import { slotSentences } from '#domain/slots/slot-sentences.ts';
import { workbookSentences } from '#domain/spreadsheet/workbook-sentences.ts';
import { waveSentences } from '#domain/waves/wave-sentences.ts';
import { refusalSentences } from '../refusals.ts';
import { adoptionSentences } from './adoption-sentences.ts';
import { auditSentences } from './audit-sentences.ts';
import { connectionSentences } from './connection-sentences.ts';
import { goalSentences } from './goal-sentences.ts';
import { fieldSentences, httpProblemSentences, problemTitles } from './problem-sentences.ts';
import { replaySentences } from './replay-sentences.ts';
import { rolloutSentences } from './rollout-sentences.ts';
import { reportSentences } from './report-sentences.ts';
import { signalSentences } from './signal-sentences.ts';
import { taskSentences } from './task-sentences.ts';

/** One entry per topic, so that a test can see that no two topics use the same code. */
export const topics = [
  refusalSentences,
  httpProblemSentences,
  problemTitles,
  fieldSentences,
  taskSentences,
  auditSentences,
  connectionSentences,
  rolloutSentences,
  adoptionSentences,
  reportSentences,
  stageNameSentences,
  criterionSentences,
  goalSentences,
  replaySentences,
  messageSentences,
  deliverySentences,
  cohortSentences,
  waveSentences,
  calendarSentences,
  slotSentences,
  mappingSentences,
  qualitySentences,
  rowSentences,
  workbookSentences,
  exceptionSentences,
  csvSentences,
  signalSentences,
];

/** The sentence of a statement in a language. */
export const say = speaking(Object.assign({}, ...topics));

export { nameField } from '#domain/directory/mapping-sentences.ts';
export { intlTag, plural } from '#domain/sentences/sentence-locale.ts';
export { nameStage } from '#domain/rollout/stage-names.ts';
