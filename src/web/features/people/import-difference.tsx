/** What an import would change, or changed: how many, and the first twenty of each by name. */
import type { ReactNode } from 'react';
import type { ImportDifference } from '#contracts/imports.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Figures, type Figure } from '../../ui/side-panel.tsx';
import { attributeLabel } from '../pilot/choice.ts';
import { useFieldName } from './field-name.ts';
import { importResultTexts } from './import-result-texts.ts';
import { peopleTexts } from './people-texts.ts';

type Named = ImportDifference['joiners'][number];
type Mover = ImportDifference['movers'][number];

function useFigures(difference: ImportDifference): readonly Figure[] {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const always = (['joined', 'changed', 'left'] as const).map((key) => ({
    value: format.number(difference[key]),
    label: texts[key],
    tone: key === 'left' && difference.needsConfirmation ? ('warn' as const) : undefined,
  }));
  const further = (['returned', 'unchanged', 'keptAsIs'] as const)
    .filter((key) => difference[key] > 0)
    .map((key) => ({ value: format.number(difference[key]), label: texts[key] }));
  return [...always, ...further];
}

/** A list that opens on demand; it says how many there are beyond those named. */
function People({
  title,
  total,
  shown,
  children,
}: {
  readonly title: string;
  readonly total: number;
  readonly shown: number;
  readonly children: ReactNode;
}) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  if (total === 0) return null;
  return (
    <details className="import-people">
      <summary>{title}</summary>
      <ul>{children}</ul>
      {total > shown && <p className="bw-quiet">{texts.andMore(format.number(total - shown))}</p>}
    </details>
  );
}

function Name({ named }: { readonly named: Named }) {
  return (
    <span>
      {named.name} <span className="bw-quiet">{named.externalId}</span>
    </span>
  );
}

function Changes({ mover }: { readonly mover: Mover }) {
  const texts = useTexts(importResultTexts);
  const { importances } = useTexts(peopleTexts);
  const fieldName = useFieldName();
  const words = new Map<string, string>(Object.entries(importances));
  const shown = ({ name, isAttribute }: Mover['changes'][number], value: string | null) => {
    if (value === null) return texts.empty;
    return name === 'importance' && !isAttribute ? (words.get(value) ?? value) : value;
  };
  return (
    <li>
      <Name named={mover} />
      <ul className="import-changes">
        {mover.changes.map((change) => (
          <li key={change.name}>
            {change.isAttribute ? attributeLabel(change.name) : fieldName(change.name)}:{' '}
            <del>{shown(change, change.before)}</del> → <ins>{shown(change, change.after)}</ins>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Warnings({ difference }: { readonly difference: ImportDifference }) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const { conflicts, renames } = difference;
  if (conflicts.length + renames.length === 0) return null;
  return (
    <Notice tone="warn">
      {conflicts.map((one) => (
        <p key={one.email}>{texts.conflict(one.email, one.leaverId, one.joinerId)}</p>
      ))}
      {renames.map((one) => (
        <p key={`${one.attribute}:${one.before}`}>
          {texts[one.kind](attributeLabel(one.attribute), one.before, one.after, format.number(one.people))}
        </p>
      ))}
    </Notice>
  );
}

/** Figures, what looks odd, and who. */
export function ImportDifferenceCard({
  difference,
  isPast,
}: {
  readonly difference: ImportDifference;
  readonly isPast: boolean;
}) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const figures = useFigures(difference);
  const { joined, changed, left, returned, joiners, movers, leavers, returners } = difference;
  const names = (list: readonly Named[]) =>
    list.map((named) => (
      <li key={named.externalId}>
        <Name named={named} />
      </li>
    ));
  return (
    <Card
      title={isPast ? texts.changedHead : texts.differenceHead}
      note={texts.against(format.number(difference.before))}
    >
      <Figures figures={figures} />
      <Warnings difference={difference} />
      <div>
        <People title={texts.leavers(format.number(left))} total={left} shown={leavers.length}>
          {names(leavers)}
        </People>
        <People title={texts.movers(format.number(changed))} total={changed} shown={movers.length}>
          {movers.map((mover) => (
            <Changes key={mover.externalId} mover={mover} />
          ))}
        </People>
        <People title={texts.joiners(format.number(joined))} total={joined} shown={joiners.length}>
          {names(joiners)}
        </People>
        <People title={texts.returners(format.number(returned))} total={returned} shown={returners.length}>
          {names(returners)}
        </People>
      </div>
    </Card>
  );
}
