/** What a finding of the check says, in the language of the screen. */
import type { MessageFinding } from '#contracts/messages.ts';
import { useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { messagesTexts } from './messages-texts.ts';

/** The server's own sentence in English, which names the value at fault; ours in the other languages. */
export function useFindingSentence(): (finding: MessageFinding) => string {
  const { rules } = useTexts(messagesTexts);
  const locale = useLocale();
  return (finding) => (locale === 'en' ? finding.sentence : rules[finding.rule]);
}
