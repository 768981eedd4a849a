/** Changing one part of a message text; steps are kept equal in number across the languages. Pure. */
import type { MessageVariant, MessageVariants } from '#contracts/messages.ts';
import type { Locale } from '../../i18n/locale.ts';

export const stepsMax = 5;
export const factNames = ['who', 'what', 'when', 'where', 'why'] as const;

/** A block by name: `subject`, `lead`, `facts.when`, `steps.2`, `cta`, `help`. */
export type BlockName = string;

/** The text of a block; empty when there is none. */
export function readBlock(variant: MessageVariant, block: BlockName): string {
  const [group, part] = block.split('.');
  if (group === 'facts') return variant.facts[part as (typeof factNames)[number]];
  if (group === 'steps') return variant.steps[Number(part) - 1] ?? '';
  return variant[group as 'subject' | 'lead' | 'cta' | 'help'];
}

function withBlock(variant: MessageVariant, block: BlockName, text: string): MessageVariant {
  const [group = '', part = ''] = block.split('.');
  if (group === 'facts') return { ...variant, facts: { ...variant.facts, [part]: text } };
  if (group === 'steps')
    return {
      ...variant,
      steps: variant.steps.map((step, index) => (index === Number(part) - 1 ? text : step)),
    };
  return { ...variant, [group]: text };
}

/** The message with one block changed in one language. */
export function writeBlock(
  variants: MessageVariants,
  locale: Locale,
  block: BlockName,
  text: string,
): MessageVariants {
  return { ...variants, [locale]: withBlock(variants[locale], block, text) };
}

/** How many steps the longest language has. */
export function stepCount(variants: MessageVariants): number {
  return Math.max(variants.en.steps.length, variants.sv.steps.length, variants.de.steps.length);
}

function mapSteps(
  variants: MessageVariants,
  change: (steps: readonly string[]) => string[],
): MessageVariants {
  const of = (variant: MessageVariant): MessageVariant => ({ ...variant, steps: change(variant.steps) });
  return { en: of(variants.en), sv: of(variants.sv), de: of(variants.de) };
}

/** The message with an empty step at the end in every language. */
export function addStep(variants: MessageVariants): MessageVariants {
  const count = stepCount(variants);
  return mapSteps(variants, (steps) => [
    ...steps,
    ...Array.from({ length: count + 1 - steps.length }, () => ''),
  ]);
}

/** The message without a step (from 1) in every language. */
export function removeStep(variants: MessageVariants, step: number): MessageVariants {
  return mapSteps(variants, (steps) => steps.filter((_, index) => index !== step - 1));
}
