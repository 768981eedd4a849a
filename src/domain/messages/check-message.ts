/**
 * The message check: deterministic rules over all languages of a message. Errors keep it from being approved,
 * warnings do not. Says what is wrong and where; changes nothing.
 */
import { compileTemplate, nullableTags, type Slot } from './merge-template.ts';
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
  readonly sentence: string;
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
    .map(({ rule, level, block, sentence }) => ({ rule, level, locale, block, sentence }));
}

const checkFilled: Rule = (_, blocks) =>
  blocks
    .filter((block) => block.text.trim() === '')
    .map((block) => ({
      rule: 'block_empty',
      level: 'error',
      block: block.name,
      sentence: `${describe(block.name)} is empty. Write it, so that nobody has to ask.`,
    }));

const checkTemplates: Rule = (_, blocks) =>
  blocks.flatMap((block): Found[] => {
    const template = compileTemplate(block.text);
    if (!template.ok)
      return [{ rule: 'template', level: 'error', block: block.name, sentence: template.refusal.sentence }];
    return template.value
      .filter((part): part is Slot => typeof part !== 'string')
      .filter((slot) => (nullableTags as readonly string[]).includes(slot.tag) && slot.fallback === null)
      .map((slot) => ({
        rule: 'value_missing',
        level: 'error',
        block: block.name,
        sentence: `{{${slot.tag}}} can be empty. Add what to write then: {{${slot.tag}|…}}.`,
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
      sentence: `${describe(block.name)} holds a second link. The button is the only call to action; remove the link.`,
    }));

const checkDate: Rule = (variant) =>
  /\{\{\s*date\s*(?:\|[^}]*)?\}\}/.test(variant.facts.when)
    ? []
    : [
        {
          rule: 'date_missing',
          level: 'error',
          block: 'facts.when',
          sentence: 'When does not contain {{date}}. Add it, so that everybody reads their own date.',
        },
      ];

const checkSteps: Rule = (variant) => {
  if (variant.steps.length >= 1 && variant.steps.length <= stepsMax) return [];
  return [
    {
      rule: 'steps_count',
      level: 'error',
      block: 'steps',
      sentence:
        variant.steps.length === 0
          ? 'There is no step. Say what the person does.'
          : `There are ${variant.steps.length} steps. Keep at most ${stepsMax}.`,
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
      sentence: 'The subject has a line break. Write it on one line.',
    });
  if (subject.length > subjectLengthMax)
    findings.push({
      rule: 'subject_length',
      level: 'warn',
      block: 'subject',
      sentence: `The subject has ${subject.length} characters. Phones show about ${subjectLengthMax}.`,
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
      sentence: `The message has ${words} words. People read about ${mailWordsMax}; shorten it.`,
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
        sentence: 'The first sentence does not say what the reader gains. Begin with what they can do then.',
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
    const add = (block: string, sentence: string): void => {
      findings.push({ rule: 'parity', level: 'error', locale, block, sentence });
    };
    const found = new Map(blocksOf(variants[locale]).map((block) => [block.name, block.text]));
    if (variants[locale].steps.length !== variants[source].steps.length)
      add(
        'steps',
        `${variants[locale].steps.length} steps here, ${variants[source].steps.length} in English. Make them equal.`,
      );
    for (const [block, text] of found) {
      const original = expected.get(block);
      if (original === undefined) continue;
      if (tagsIn(text) !== tagsIn(original))
        add(block, `${describe(block)} uses other merge tags than in English. Make them equal.`);
      if (datesIn(text, locale) !== datesIn(original, source))
        add(block, `${describe(block)} names another date or number than in English. Make them equal.`);
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

function describe(block: string): string {
  const [group = '', part] = block.split('.');
  if (group === 'facts') return (part ?? '').replace(/^./, (letter) => letter.toUpperCase());
  if (group === 'steps') return `Step ${part}`;
  return { subject: 'The subject', lead: 'The lead', cta: 'The button', help: 'Help' }[group] ?? block;
}
