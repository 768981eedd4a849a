/** What people are told: the changes that were made because of their feedback, in their language. */
import type { RolloutId } from '#contracts/ids.ts';
import type { PublishedTexts } from '#contracts/proposals.ts';
import { locales, type Locale } from '#contracts/shared-schemas.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { publishedAnywhere, publishedOf } from './proposal-store.ts';

/** As many as somebody reads. */
const shownMost = 5;

/** What has been published in every rollout of the organisation, as one line for a message; null where nothing has. */
export async function prepareChanges(
  tx: Transaction,
  fallback: Locale,
): Promise<(rolloutId: RolloutId, locale: Locale) => string | null> {
  const byRollout = Map.groupBy(await publishedAnywhere(tx), ({ rolloutId }) => rolloutId);
  return (rolloutId, locale) => {
    const published = (byRollout.get(rolloutId) ?? []).slice(0, shownMost);
    return published.length === 0
      ? null
      : published.map(({ texts }) => textIn(texts, locale, fallback)).join(' ');
  };
}

/** The text in the language, else in the organisation's, else in any: a change is told rather than left out. */
function textIn(texts: PublishedTexts, locale: Locale, fallback: Locale): string {
  return texts[locale] ?? texts[fallback] ?? locales.map((known) => texts[known]).find(Boolean) ?? '';
}

/**
 * The published changes of a rollout, the latest first. Everybody of the rollout reads the same ones: who was told
 * because they had said something would tell what they said.
 */
export async function changesTold(
  tx: Transaction,
  rolloutId: RolloutId,
  locale: Locale,
  fallback: Locale,
): Promise<string[]> {
  const published = (await publishedOf(tx, rolloutId)).slice(0, shownMost);
  return published.map(({ texts }) => textIn(texts, locale, fallback));
}
