/**
 * The block model of a message: what every invitation contains, once per language. Holds plain text with merge
 * tags only; no markup is ever stored. Rendering, checking and sending are elsewhere.
 */

export const messageLocales = ['en', 'sv', 'de'] as const;
export type MessageLocale = (typeof messageLocales)[number];

export const factNames = ['who', 'what', 'when', 'where', 'why'] as const;
export type FactName = (typeof factNames)[number];

/** At most so many things a person is asked to do. */
export const stepsMax = 5;

export type MessageVariant = {
  readonly subject: string;
  /** The benefit, in the first sentence. */
  readonly lead: string;
  readonly facts: Readonly<Record<FactName, string>>;
  readonly steps: string[];
  /** The one call to action: the words of the button that opens the personal page. */
  readonly cta: string;
  readonly help: string;
};

export type MessageVariants = Readonly<Record<MessageLocale, MessageVariant>>;

/**
 * What a message is for: asking candidates of the pilot whether they take part, telling a kind of stage, instructing
 * its people, telling them their last day, asking how the first day was, asking why somebody stopped using it, or
 * inviting to the survey.
 */
export const messageStageKinds = [
  'consent',
  'pilot',
  'wave',
  'instructions',
  'deadline',
  'pulse',
  'survey',
  'unused',
] as const;
export type MessageStageKind = (typeof messageStageKinds)[number];

export type Block = { readonly name: string; readonly text: string };

/** The texts of a variant with the name of their block, in reading order. */
export function blocksOf(variant: MessageVariant): Block[] {
  return [
    { name: 'subject', text: variant.subject },
    { name: 'lead', text: variant.lead },
    ...factNames.map((fact) => ({ name: `facts.${fact}`, text: variant.facts[fact] })),
    ...variant.steps.map((text, index) => ({ name: `steps.${index + 1}`, text })),
    { name: 'cta', text: variant.cta },
    { name: 'help', text: variant.help },
  ];
}
