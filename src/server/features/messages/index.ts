/** The face of the messages feature: planning who is told, telling them, and what routes offer. */
export { createSender, type Sender, type SenderServices } from './create-sender.ts';
export { fillOutbox, type OutboxOptions } from './fill-outbox.ts';
export {
  hasApprovedMessage,
  planByTask,
  planDeliveries,
  planMovedDeliveries,
  planPulses,
  planSurveys,
  planWhy,
  sendByTask,
} from './plan-deliveries.ts';
export {
  approvedHash as approvedMessageHash,
  deliveriesChannel,
  lastDayTold,
  mayKnowDate,
  wakeSenders,
  type SomeToTell,
  type StageToTell,
} from './plan-store.ts';
export { messagesRoutes } from './routes.ts';
export { sendDueDeliveries, type SendOptions, type SendReport } from './send-due-deliveries.ts';
export { countKnowing } from './notice-store.ts';
export { planNotices } from './send-notices.ts';
export { sendReport, type Letter } from './send-report.ts';
export { sendQuestions } from './send-questions.ts';
export { approveDefaultMessage, approveMessage, saveMessage } from './write-message.ts';
