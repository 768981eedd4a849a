/** The name of a stage in the language of the screen: ours for names the plan gave, a person's as it stands. */
import { useCallback } from 'react';
import { nameStage } from '#contracts/sentences/catalogue.ts';
import { useSay } from '../../i18n/say.ts';

/** Translates the names that come from the plan itself, such as "Wave 3". */
export function useStageName(): (name: string) => string {
  const say = useSay();
  return useCallback(
    (name) => {
      const named = nameStage(name);
      return typeof named === 'string' ? named : say(named);
    },
    [say],
  );
}
