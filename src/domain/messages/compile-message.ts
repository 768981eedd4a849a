/**
 * Compiles a variant to three fillable templates: subject, e-mail text and e-mail HTML. Compiled once per
 * language and then filled per person. One column, inline styles from fixed tokens, presentation tables.
 */
import { ok, refuse, type Result } from '../result.ts';
import { escapeHtml } from './escape-html.ts';
import {
  compileTemplate,
  fillTemplate,
  type MergeValues,
  type Template,
  type TemplateProblem,
} from './merge-template.ts';
import { factNames, type MessageLocale, type MessageVariant } from './message-content.ts';
import { afterMailTitle, beforeMailTitle, closeMailFrame, mailStyles } from './mail-frame.ts';
import { mailLabels } from './mail-labels.ts';

export type CompiledMessage = {
  readonly locale: MessageLocale;
  readonly subject: Template;
  readonly text: Template;
  readonly html: Template;
};

export type RenderedMessage = { readonly subject: string; readonly text: string; readonly html: string };

/**
 * Whether a message tells somebody's first date, or another instead of one they know, or reminds them of what they were
 * asked: then it says so first.
 */
export type DateTold = 'first' | 'instead' | 'reminder';

/** Compiles a variant; the first text with a template problem is refused with the name of its block. */
export function compileMessage(
  variant: MessageVariant,
  locale: MessageLocale,
  dateTold: DateTold = 'first',
): Result<CompiledMessage, TemplateProblem & { readonly block: string }> {
  const compiled = new Map<string, Template>();
  const sources: [string, string][] = [
    ['subject', variant.subject],
    ['lead', variant.lead],
    ...factNames.map((fact): [string, string] => [`facts.${fact}`, variant.facts[fact]]),
    ...variant.steps.map((step, index): [string, string] => [`steps.${index + 1}`, step]),
    ['cta', variant.cta],
    ['help', variant.help],
  ];
  for (const [block, source] of sources) {
    const template = compileTemplate(source);
    if (!template.ok) return refuse({ ...template.refusal, block });
    compiled.set(block, template.value);
  }
  const { newDate, reminder } = mailLabels[locale];
  if (dateTold === 'instead') {
    compiled.set('subject', [newDate.subject, ...compiled.get('subject')!]);
    compiled.set('opening', newDate.opening);
  }
  if (dateTold === 'reminder') compiled.set('subject', [reminder, ...compiled.get('subject')!]);
  const block = (name: string): Template => compiled.get(name) ?? [];
  return ok({
    locale,
    subject: block('subject'),
    text: merge(layOutText(locale, variant.steps.length, block)),
    html: merge(layOutHtml(locale, variant.steps.length, (name) => escapeLiterals(block(name)))),
  });
}

/** Fills a compiled message for one person. */
export function renderMessage(message: CompiledMessage, values: MergeValues): RenderedMessage {
  return {
    subject: fillTemplate(message.subject, values, (text) => text),
    text: fillTemplate(message.text, values, (text) => text),
    html: fillTemplate(message.html, values, escapeHtml),
  };
}

type Blocks = (name: string) => Template;

const link: Template = [{ tag: 'link', fallback: null }];
const organisation: Template = [{ tag: 'organisation', fallback: null }];

function layOutText(locale: MessageLocale, stepCount: number, block: Blocks): Template {
  const labels = mailLabels[locale];
  const opening = block('opening');
  return [
    ...(opening.length === 0 ? [] : [...opening, '\n\n']),
    ...block('lead'),
    '\n\n',
    ...factNames.flatMap((fact) => [`${labels[fact]}: `, ...block(`facts.${fact}`), '\n']),
    ...(stepCount === 0 ? [] : [`\n${labels.steps}\n`]),
    ...times(stepCount, (step) => [`${step}. `, ...block(`steps.${step}`), '\n']),
    '\n',
    ...block('cta'),
    ':\n',
    ...link,
    `\n\n${labels.help}: `,
    ...block('help'),
    '\n\n',
    ...organisation,
    '\n',
  ];
}

function layOutHtml(locale: MessageLocale, stepCount: number, block: Blocks): Template {
  const labels = mailLabels[locale];
  const opening = block('opening');
  return [
    beforeMailTitle(locale),
    ...block('subject'),
    afterMailTitle,
    ...(opening.length === 0 ? [] : [`<p style="${mailStyles.opening}">`, ...opening, '</p>']),
    `<p style="${mailStyles.lead}">`,
    ...block('lead'),
    '</p><table role="presentation" cellspacing="0" cellpadding="0">',
    ...factNames.flatMap((fact) =>
      [
        `<tr><td style="${mailStyles.label}">${escapeHtml(labels[fact])}</td><td style="${mailStyles.fact}">` as Template[number],
      ].concat(block(`facts.${fact}`), '</td></tr>'),
    ),
    '</table>',
    ...(stepCount === 0
      ? []
      : [
          `<h2 style="${mailStyles.heading}">${escapeHtml(labels.steps)}</h2><ol style="${mailStyles.list}">`,
        ]),
    ...times(stepCount, (step) => ['<li>', ...block(`steps.${step}`), '</li>']),
    ...(stepCount === 0 ? [] : ['</ol>']),
    `<p style="margin:20px 0 0"><a href="`,
    ...link,
    `" style="${mailStyles.button}">`,
    ...block('cta'),
    `</a></p><p style="${mailStyles.quiet}"><strong>${escapeHtml(labels.help)}</strong> `,
    ...block('help'),
    `</p><p style="${mailStyles.quiet}">`,
    ...organisation,
    '</p>',
    closeMailFrame,
  ];
}

function times(count: number, lay: (step: number) => Template): Template {
  return Array.from({ length: count }, (_, index) => lay(index + 1)).flat();
}

function escapeLiterals(template: Template): Template {
  return template.map((part) => (typeof part === 'string' ? escapeHtml(part) : part));
}

/** Joins neighbouring literals, so that filling touches as few parts as possible. */
function merge(template: Template): Template {
  const merged: Template[number][] = [];
  for (const part of template) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}
