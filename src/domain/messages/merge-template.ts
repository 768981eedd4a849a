/**
 * Merge tags: logic-less `{{tag}}` or `{{tag|fallback}}`, compiled once to literals and slots. A value is put in
 * as it is and never read as a template again. Escaping belongs to the target that is filled.
 */
import { ok, refuse, type Result } from '../result.ts';
import { messageStatement, type MessageStatement } from './message-sentences.ts';

export const mergeTags = ['person.givenName', 'date', 'link', 'help', 'organisation', 'changed'] as const;
export type MergeTag = (typeof mergeTags)[number];

/** Tags whose value some people or organisations do not have. */
export const nullableTags = ['person.givenName', 'help', 'changed'] as const satisfies readonly MergeTag[];

/** What the layout itself fills in; no author can write it. */
type LayoutTag = 'replacedDate';

export type MergeValues = Readonly<
  Record<MergeTag, string | null> & Partial<Record<LayoutTag, string | null>>
>;

export type Slot = { readonly tag: MergeTag | LayoutTag; readonly fallback: string | null };
export type Template = readonly (string | Slot)[];

/** `tag` is null when the braces do not close. */
export type TemplateProblem = { readonly tag: string | null; readonly statement: MessageStatement };

const known: ReadonlySet<string> = new Set(mergeTags);

/** Compiles a text with merge tags. An unknown tag or an unclosed brace is a problem that names it. */
export function compileTemplate(source: string): Result<Template, TemplateProblem> {
  const parts: (string | Slot)[] = [];
  let position = 0;
  while (position < source.length) {
    const open = source.indexOf('{{', position);
    if (open < 0) break;
    const close = source.indexOf('}}', open + 2);
    if (close < 0)
      return refuse({
        tag: null,
        statement: messageStatement('message_braces_open', { text: source.slice(open, open + 30) }),
      });
    const inside = source.slice(open + 2, close);
    const bar = inside.indexOf('|');
    const tag = (bar < 0 ? inside : inside.slice(0, bar)).trim();
    if (!known.has(tag))
      return refuse({
        tag,
        statement: messageStatement('message_tag_unknown', { tag: `{{${tag}}}`, known: mergeTags }),
      });
    if (open > position) parts.push(source.slice(position, open));
    parts.push({ tag: tag as MergeTag, fallback: bar < 0 ? null : inside.slice(bar + 1) });
    position = close + 2;
  }
  if (position < source.length) parts.push(source.slice(position));
  return ok(parts);
}

/** The tags of a template that have neither a value nor a fallback. */
export function missingTags(template: Template, values: MergeValues): Slot['tag'][] {
  return template
    .filter((part): part is Slot => typeof part !== 'string')
    .filter((slot) => isEmpty(values[slot.tag]) && slot.fallback === null)
    .map((slot) => slot.tag);
}

/**
 * Fills a template. Values and fallbacks pass through `escape`; literals are taken as they are, so a template
 * for a markup target is compiled from literals escaped beforehand.
 */
export function fillTemplate(
  template: Template,
  values: MergeValues,
  escape: (text: string) => string,
): string {
  let filled = '';
  for (const part of template)
    if (typeof part === 'string') filled += part;
    else {
      const value = values[part.tag];
      filled += escape(cleanValue(isEmpty(value) ? (part.fallback ?? '') : (value ?? '')));
    }
  return filled;
}

function isEmpty(value: string | null | undefined): boolean {
  return (value ?? '').trim() === '';
}

// Control characters, line ends, and the marks that turn the direction of the text after them.
// eslint-disable-next-line no-control-regex -- these characters are exactly what is looked for
const unsafeInValues = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** A value on one line, without control characters and without marks that reorder the text around it. */
export function cleanValue(value: string): string {
  return value.replace(unsafeInValues, ' ').trim();
}
