/**
 * The message check: deterministic rules over all languages of a message. Errors keep it from being approved,
 * warnings do not. Says what is wrong and where; changes nothing.
 */
import { compileTemplate, nullableTags, type Slot } from './merge-template.ts';
import { messageStatement, nameBlock, type MessageStatement } from './message-sentences.ts';
import {
  blocksOf,
  messageLocales,
  stepsMax,
  type Block,
  type MessageLocale,
  type MessageVariant,
  type MessageVariants,
} from './message-content.ts';
import { datesIn } from './written-dates.ts';

export type MessageFinding = {
  readonly rule: MessageRule;
  readonly level: 'error' | 'warn';
  readonly locale: MessageLocale;
  /** Name of the block, such as `facts.when` or `steps.2`. */
  readonly block: string;
  /** What is so, then what to do. */
  readonly statement: MessageStatement;
};

export const messageRules = [
  'block_empty',
  'template',
  'value_missing',
  'call_to_action',
  'date_missing',
  'steps_count',
  'line_break',
  'parity',
  'subject_length',
  'mail_length',
  'benefit_first',
] as const;
export type MessageRule = (typeof messageRules)[number];

export const subjectLengthMax = 50;
export const mailWordsMax = 120;

/** The findings of a message, errors first, then by language and block. An empty list means that all rules hold. */
export function checkMessage(variants: MessageVariants): MessageFinding[] {
  const findings = messageLocales.flatMap((locale) => checkVariant(variants[locale], locale));
  findings.push(...checkParity(variants));
  return findings.sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'));
}

/** Whether a message may be approved: no finding is an error. */
export function isApprovable(findings: readonly MessageFinding[]): boolean {
  return findings.every((finding) => finding.level !== 'error');
}

type Found = Omit<MessageFinding, 'locale'>;
type Rule = (variant: MessageVariant, blocks: readonly Block[]) => Found[];

function checkVariant(variant: MessageVariant, locale: MessageLocale): MessageFinding[] {
  const blocks = blocksOf(variant);
  const rules: Rule[] = [
    checkFilled,
    checkTemplates,
    checkCallToAction,
    checkDate,
    checkSteps,
    checkSubject,
    checkLength,
    checkBenefit(locale),
  ];
  return rules
    .flatMap((rule) => rule(variant, blocks))
    .map(({ rule, level, block, statement }) => ({ rule, level, locale, block, statement }));
}

const checkFilled: Rule = (_, blocks) =>
  blocks
    .filter((block) => block.text.trim() === '')
    .map((block) => ({
      rule: 'block_empty',
      level: 'error',
      block: block.name,
      statement: messageStatement('message_block_empty', { block: nameBlock(block.name) }),
    }));

const checkTemplates: Rule = (_, blocks) =>
  blocks.flatMap((block): Found[] => {
    const template = compileTemplate(block.text);
    if (!template.ok)
      return [{ rule: 'template', level: 'error', block: block.name, statement: template.refusal.statement }];
    return template.value
      .filter((part): part is Slot => typeof part !== 'string')
      .filter((slot) => (nullableTags as readonly string[]).includes(slot.tag) && slot.fallback === null)
      .map((slot) => ({
        rule: 'value_missing',
        level: 'error',
        block: block.name,
        statement: messageStatement('message_value_missing', {
          tag: `{{${slot.tag}}}`,
          example: `{{${slot.tag}|…}}`,
        }),
      }));
  });

const linkPattern = /\{\{\s*link\s*(?:\|[^}]*)?\}\}|https?:\/\/|www\./i;

const checkCallToAction: Rule = (_, blocks) =>
  blocks
    .filter((block) => linkPattern.test(block.text))
    .map((block) => ({
      rule: 'call_to_action',
      level: 'error',
      block: block.name,
      statement: messageStatement('message_second_link', { block: nameBlock(block.name) }),
    }));

const checkDate: Rule = (variant) =>
  /\{\{\s*date\s*(?:\|[^}]*)?\}\}/.test(variant.facts.when)
    ? []
    : [
        {
          rule: 'date_missing',
          level: 'error',
          block: 'facts.when',
          statement: messageStatement('message_date_missing', { tag: '{{date}}' }),
        },
      ];

const checkSteps: Rule = (variant) => {
  if (variant.steps.length >= 1 && variant.steps.length <= stepsMax) return [];
  return [
    {
      rule: 'steps_count',
      level: 'error',
      block: 'steps',
      statement:
        variant.steps.length === 0
          ? messageStatement('message_no_steps')
          : messageStatement('message_too_many_steps', { steps: variant.steps.length, most: stepsMax }),
    },
  ];
};

const checkSubject: Rule = ({ subject }) => {
  const findings: Found[] = [];
  if (/[\r\n\u2028\u2029]/.test(subject))
    findings.push({
      rule: 'line_break',
      level: 'error',
      block: 'subject',
      statement: messageStatement('message_line_break'),
    });
  if (subject.length > subjectLengthMax)
    findings.push({
      rule: 'subject_length',
      level: 'warn',
      block: 'subject',
      statement: messageStatement('message_subject_long', { length: subject.length, most: subjectLengthMax }),
    });
  return findings;
};

const checkLength: Rule = (_, blocks) => {
  const words = blocks
    .filter((block) => block.name !== 'subject')
    .reduce((sum, block) => sum + (block.text.match(/[\p{L}\p{N}'-]+/gu)?.length ?? 0), 0);
  if (words <= mailWordsMax) return [];
  return [
    {
      rule: 'mail_length',
      level: 'warn',
      block: 'message',
      statement: messageStatement('message_too_long', { words, most: mailWordsMax }),
    },
  ];
};

const addresses: Readonly<Record<MessageLocale, RegExp>> = {
  en: /\byou(?:r|rs)?\b/i,
  sv: /(?<!\p{L})(?:du|dig|din|ditt|dina|ni|er)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:Sie|Ihr|Ihre|Ihren|Ihrem|Ihnen)(?!\p{L})/u,
};
const selfPraise = /we are pleased to|vi är glada|wir freuen uns/i;

function checkBenefit(locale: MessageLocale): Rule {
  return ({ lead }) => {
    const opening = lead
      .replace(/\{\{[^}]*\}\}/g, '')
      .split(/\s+/)
      .slice(0, 12)
      .join(' ');
    if (lead.trim() === '' || (addresses[locale].test(opening) && !selfPraise.test(lead))) return [];
    return [
      {
        rule: 'benefit_first',
        level: 'warn',
        block: 'lead',
        statement: messageStatement('message_without_benefit'),
      },
    ];
  };
}

/** The same blocks, the same merge tags and the same dates in every language, held against the first one. */
function checkParity(variants: MessageVariants): MessageFinding[] {
  const [source, ...others] = messageLocales;
  const expected = new Map(blocksOf(variants[source]).map((block) => [block.name, block.text]));
  return others.flatMap((locale) => {
    const findings: MessageFinding[] = [];
    const add = (block: string, statement: MessageStatement): void => {
      findings.push({ rule: 'parity', level: 'error', locale, block, statement });
    };
    const found = new Map(blocksOf(variants[locale]).map((block) => [block.name, block.text]));
    if (variants[locale].steps.length !== variants[source].steps.length)
      add(
        'steps',
        messageStatement('message_steps_differ', {
          here: variants[locale].steps.length,
          there: variants[source].steps.length,
        }),
      );
    for (const [block, text] of found) {
      const original = expected.get(block);
      if (original === undefined) continue;
      if (tagsIn(text) !== tagsIn(original))
        add(block, messageStatement('message_tags_differ', { block: nameBlock(block) }));
      if (datesIn(text, locale) !== datesIn(original, source))
        add(block, messageStatement('message_dates_differ', { block: nameBlock(block) }));
    }
    return findings;
  });
}

/** The merge tags of a text. The name may stand in one greeting and not in another, so it is left out. */
function tagsIn(text: string): string {
  const template = compileTemplate(text);
  if (!template.ok) return '';
  const tags = template.value.map((part) => (typeof part === 'string' ? '' : part.tag));
  return tags
    .filter((tag) => tag !== '' && tag !== 'person.givenName')
    .sort()
    .join(' ');
}
