/** An e-mail of fixed text: paragraphs and one link, such as one that brings a report. Plain text and HTML say the same. */
import { escapeHtml } from './escape-html.ts';
import type { MessageLocale } from './message-content.ts';
import type { RenderedMessage } from './compile-message.ts';
import { afterMailTitle, beforeMailTitle, closeMailFrame, mailStyles } from './mail-frame.ts';

export type Letter = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The words of the link. */
  readonly link: string;
};

/** Writes the letter with the address its link opens. */
export function renderLetter(
  { subject, paragraphs, link }: Letter,
  locale: MessageLocale,
  { address, organisation }: { readonly address: string; readonly organisation: string },
): RenderedMessage {
  const [lead = '', ...rest] = paragraphs;
  return {
    subject,
    text: `${paragraphs.join('\n\n')}\n\n${link}:\n${address}\n\n${organisation}\n`,
    html: [
      beforeMailTitle(locale),
      escapeHtml(subject),
      afterMailTitle,
      `<p style="${mailStyles.lead}">${escapeHtml(lead)}</p>`,
      ...rest.map((paragraph) => `<p style="${mailStyles.paragraph}">${escapeHtml(paragraph)}</p>`),
      `<p style="margin:20px 0 0"><a href="${escapeHtml(address)}" style="${mailStyles.button}">${escapeHtml(link)}</a></p>`,
      `<p style="${mailStyles.quiet}">${escapeHtml(organisation)}</p>`,
      closeMailFrame,
    ].join(''),
  };
}
