/** The face of the mail platform: sending one e-mail over one connection, with an outcome that can be trusted. */
export {
  isAddress,
  type Mail,
  type MailLane,
  type MailTransport,
  type SendKind,
  type SendOutcome,
} from './mail.ts';
export { createSmtpTransport, describeCrash } from './smtp-lane.ts';
