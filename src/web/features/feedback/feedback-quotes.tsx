/** The feedback a proposed change rests on: the words, and where they are from. */
import type { Proposal } from '#contracts/proposals.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { feedbackTexts } from './feedback-texts.ts';
import { proposalTexts } from './proposal-texts.ts';

type Quote = Proposal['feedback'][number];

/** All of it, or the first few and how many more there are. */
export function FeedbackQuotes({
  quotes,
  most = quotes.length,
}: {
  readonly quotes: readonly Quote[];
  readonly most?: number;
}) {
  const texts = useTexts(feedbackTexts);
  const { andMore } = useTexts(proposalTexts);
  const format = useFormat();
  const stageName = useStageName();
  return (
    <ul className="feedback-quotes">
      {quotes.slice(0, most).map(({ source, key, text, on, stageName: stage, department }) => (
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
      {quotes.length > most && (
        <li>
          <small>{andMore(format.number(quotes.length - most))}</small>
        </li>
      )}
    </ul>
  );
}
