/** The feedback a proposed change rests on: the words, and where they are from. */
import type { Proposal } from '#contracts/proposals.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { feedbackTexts } from './feedback-texts.ts';

type Quote = Proposal['feedback'][number];

export function FeedbackQuotes({ quotes }: { readonly quotes: readonly Quote[] }) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const stageName = useStageName();
  return (
    <ul className="feedback-quotes">
      {quotes.map(({ source, key, text, on, stageName: stage, department }) => (
        <li key={`${source} ${key}`}>
          <p>{text}</p>
          <small>
            {[
              texts.sources[source],
              stage === null ? texts.before : stageName(stage),
              department,
              on === null ? null : format.date(on),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  );
}
