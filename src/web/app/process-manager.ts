/** Whether somebody else alone starts, holds, plans and decides the stages of the page's rollout. */
import { defineTexts } from '../i18n/define-texts.ts';
import { useTexts } from '../i18n/locale-provider.tsx';
import { useRollout } from './rollout.ts';
import { useSession } from './session.tsx';

const managerTexts = defineTexts({
  en: {
    only: (manager: string) =>
      `${manager} is process manager: only ${manager} starts, holds, plans and decides here.`,
  },
  sv: {
    only: (manager) =>
      `${manager} är processansvarig: bara ${manager} startar, stoppar, planerar och beslutar här.`,
  },
  de: {
    only: (manager) =>
      `${manager} verantwortet den Ablauf: Nur ${manager} startet, hält an, plant und entscheidet hier.`,
  },
});

/** Why the signed-in person may not push or halt the stages; undefined when nobody else is named for it. */
export function useBarredBy(): string | undefined {
  const texts = useTexts(managerTexts);
  const { account } = useSession();
  const manager = useRollout().data?.processManager ?? null;
  return manager === null || manager.accountId === account?.accountId ? undefined : texts.only(manager.name);
}
