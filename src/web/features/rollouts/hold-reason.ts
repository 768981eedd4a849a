/** The reason of a hold in the language of the screen: what the system wrote gets our words around its evidence. */
import type { Hold } from '#contracts/rollouts.ts';
import { useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { overviewTexts } from './overview-texts.ts';
import { useStageName } from './stage-name.ts';

/** What a guardrail's reason is made of, as the engine writes it; null when it is written otherwise. */
export function readGuardrailReason(
  reason: string,
): { readonly criterion: string; readonly stage: string; readonly evidence: string } | null {
  const [, criterion, stage, evidence] = /^(.+) fails in (.+?)\. (.+)$/s.exec(reason) ?? [];
  if (criterion === undefined || stage === undefined || evidence === undefined) return null;
  return { criterion, stage, evidence };
}

/** Turns a hold into the sentence that says why it stands; a person's own words are never changed. */
export function useHoldReason(): (hold: Hold) => string {
  const texts = useTexts(overviewTexts);
  const locale = useLocale();
  const stageName = useStageName();
  return (hold) => {
    const parts = hold.code.startsWith('guardrail:') ? readGuardrailReason(hold.reason) : null;
    if (locale === 'en' || parts === null) return hold.reason;
    const { criterion, stage, evidence } = parts;
    return texts.guardrailReason(criterion, stageName(stage), evidence);
  };
}
