/** How far an import has come, as a tag, and what kind of file it is, in words. */
import type { ImportSummary } from '#contracts/imports.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { importsTexts } from './imports-texts.ts';

const looks: Readonly<Record<ImportSummary['status'], { readonly tone: Tone; readonly icon: IconName }>> = {
  uploaded: { tone: 'none', icon: 'upload' },
  previewed: { tone: 'accent', icon: 'search' },
  applying: { tone: 'accent', icon: 'clock' },
  applied: { tone: 'pass', icon: 'check' },
  undone: { tone: 'none', icon: 'undo' },
  discarded: { tone: 'none', icon: 'trash' },
  failed: { tone: 'fail', icon: 'cross' },
};

/** The state of an import. */
export function ImportStateTag({ status }: { readonly status: ImportSummary['status'] }) {
  const texts = useTexts(importsTexts);
  return <Tag {...looks[status]}>{texts.states[status]}</Tag>;
}

/** What the file was recognised as. */
export function useSourceWords(): (summary: ImportSummary) => string {
  const { sources } = useTexts(importsTexts);
  return ({ recognisedAs, subject }) =>
    recognisedAs === 'generic' ? sources[`generic_${subject}`] : sources[recognisedAs];
}
