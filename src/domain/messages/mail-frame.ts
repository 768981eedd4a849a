/** The frame of every e-mail: one column, inline styles from fixed tokens, presentation tables. */
import type { MessageLocale } from './message-content.ts';

const font = "font-family:Inter,'Segoe UI',Arial,sans-serif";
export const mailStyles = {
  page: 'margin:0;padding:0;background:#F6F6F3',
  card: 'max-width:560px;background:#FFFFFF;border:1px solid #E3E2DD;border-radius:14px',
  cell: `padding:24px;${font};font-size:15px;line-height:23px;color:#191C22`,
  opening: 'margin:0 0 16px;padding:12px 14px;background:#FBF0DA;border-radius:10px;font-weight:600',
  lead: 'margin:0 0 16px;font-size:17px;line-height:25px',
  paragraph: 'margin:0 0 12px',
  label: `padding:3px 12px 3px 0;${font};font-size:13px;line-height:20px;color:#636974;vertical-align:top;white-space:nowrap`,
  fact: `padding:3px 0;${font};font-size:15px;line-height:22px;color:#191C22;vertical-align:top`,
  heading: 'margin:20px 0 6px;font-size:15px;line-height:22px;font-weight:600',
  list: 'margin:0 0 20px;padding-left:22px',
  button:
    'display:inline-block;background:#3349B5;color:#FFFFFF;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:8px',
  quiet: 'margin:20px 0 0;font-size:13px;line-height:20px;color:#4E545F',
} as const;

/** What stands before the title of the document, which is the subject. */
export function beforeMailTitle(locale: MessageLocale): string {
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>`;
}

export const afterMailTitle = `</title></head><body style="${mailStyles.page}"><table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center" style="padding:24px 12px"><table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="${mailStyles.card}"><tr><td style="${mailStyles.cell}">`;

export const closeMailFrame = '</td></tr></table></td></tr></table></body></html>';
