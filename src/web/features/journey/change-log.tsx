/** The change log: each finding with its last change and that change's retest; a row opens the whole story. */
import type { Improvement, ImprovementEntry } from '#contracts/journey.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, OpenButton } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { TriageLine } from './app-triage.tsx';
import { FindingState } from './finding-state.tsx';
import { isUnproven } from './journey-shape.ts';
import { journeyTexts } from './journey-texts.ts';

/** Who and when, quietly. */
export function ByWhom({ by, at }: { readonly by: string; readonly at: string }) {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  return <small>{texts.by(by, format.date(format.dateOf(at)))}</small>;
}

/** Passed or failed, with glyph and word. */
export function ResultWord({ result }: { readonly result: 'passed' | 'failed' }) {
  const texts = useTexts(journeyTexts);
  return (
    <span className="journey-result" data-tone={result === 'passed' ? 'pass' : 'fail'}>
      <Icon name={result === 'passed' ? 'check' : 'cross'} size={14} />
      {texts[result]}
    </span>
  );
}

function EntryCell({
  entry,
  absent,
}: {
  readonly entry: ImprovementEntry | undefined;
  readonly absent: string;
}) {
  if (entry === undefined)
    return (
      <td data-empty>
        <span className="journey-absent">{absent}</span>
      </td>
    );
  return (
    <td data-leads>
      {entry.result !== null && <ResultWord result={entry.result} />} {entry.text}
      <ByWhom {...entry} />
    </td>
  );
}

function LogRow({
  improvement,
  isSelected,
  onOpen,
}: {
  readonly improvement: Improvement;
  readonly isSelected: boolean;
  readonly onOpen: () => void;
}) {
  const texts = useTexts(journeyTexts);
  const { status, step, source, finding, foundBy, foundAt, app, entries } = improvement;
  // An accepted finding shows its reason in the place of the change.
  const changeAt = entries.findLastIndex(({ kind }) => kind !== 'retest');
  const change = entries[changeAt];
  const retest = change?.kind === 'change' ? entries[changeAt + 1] : undefined;
  return (
    <tr data-selected={isSelected || undefined}>
      <td>
        <OpenButton onOpen={onOpen} isPressed={isSelected}>
          {finding}
        </OpenButton>
        {app !== null && <TriageLine improvement={improvement} app={app} />}
        <small>{texts.from(texts.steps[step], texts.sources[source])}</small>
        <ByWhom by={foundBy} at={foundAt} />
      </td>
      <EntryCell entry={change} absent={texts.none} />
      <EntryCell
        entry={retest}
        absent={status === 'found' || status === 'accepted' ? texts.notNeeded : texts.none}
      />
      <td>
        <FindingState status={status} />
      </td>
    </tr>
  );
}

/** The log of a rollout. */
export function ChangeLog({
  improvements,
  openId,
  onOpen,
}: {
  readonly improvements: readonly Improvement[];
  readonly openId: string | undefined;
  readonly onOpen: (improvement: Improvement) => void;
}) {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  const unproven = improvements.filter(isUnproven).length;
  const hasChanges = improvements.some(({ entries }) => entries.some(({ kind }) => kind === 'change'));
  return (
    <Card
      title={texts.logTitle}
      count={improvements.length === 0 ? undefined : format.number(improvements.length)}
      note={hasChanges ? texts.logNote(unproven, format.number(unproven)) : undefined}
    >
      {improvements.length === 0 ? (
        <EmptyState icon="search" title={texts.logEmpty}>
          {texts.logEmptyText}
        </EmptyState>
      ) : (
        <table className="journey-log">
          <thead>
            <tr>
              <th scope="col">{texts.finding}</th>
              <th scope="col">{texts.change}</th>
              <th scope="col">{texts.retest}</th>
              <th scope="col">{texts.state}</th>
            </tr>
          </thead>
          <tbody>
            {improvements.map((improvement) => (
              <LogRow
                key={improvement.improvementId}
                improvement={improvement}
                isSelected={String(improvement.improvementId) === openId}
                onOpen={() => onOpen(improvement)}
              />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
