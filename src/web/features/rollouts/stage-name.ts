/** The name of a stage in the language of the screen: ours for names the server gave, a person's as it stands. */
import { useTexts } from '../../i18n/locale-provider.tsx';
import { stageNameTexts } from './stage-texts.ts';

/** Translates the names that come from the plan itself, such as "Wave 3". */
export function useStageName(): (name: string) => string {
  const texts = useTexts(stageNameTexts);
  return (name) => {
    const ordinal = /^Wave (\d+)$/.exec(name)?.[1];
    if (ordinal !== undefined) return texts.wave(ordinal);
    if (name === 'Pilot') return texts.pilot;
    return name === 'Hypercare' ? texts.hypercare : name;
  };
}
