/** The lists of exceptions: who stands on them until when and why, adding people, and taking somebody off. */
import { useMemo, useState } from 'react';
import { exceptionLists, exceptionRoutes, type ExceptionEntry } from '#contracts/exceptions.ts';
import { given } from '../../api/given.ts';
import { useCommand, useRoute, useRows } from '../../api/hooks.ts';
import { ProblemNotice, useProblemSentence } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { AddExceptions } from './add-exceptions.tsx';
import { exceptionsTexts } from './exceptions-texts.ts';

type Filter = (typeof exceptionLists)[number] | 'expired' | null;

function queryOf(filter: Filter) {
  if (filter === 'expired') return { state: 'expired' as const };
  return filter === null ? {} : { list: filter, state: 'active' as const };
}

function RemoveDialog({ entry, onClose }: { readonly entry: ExceptionEntry; readonly onClose: () => void }) {
  const texts = useTexts(exceptionsTexts);
  const sentence = useProblemSentence();
  const remove = useCommand(exceptionRoutes.removeException, { isQuiet: true, onDone: onClose });
  return (
    <ConfirmPreview
      isOpen
      title={texts.removeTitle}
      figures={[{ value: entry.displayName, label: texts.kinds[entry.kind] }]}
      confirmLabel={texts.remove}
      isBusy={remove.isPending}
      error={remove.error === null ? undefined : sentence(remove.error)}
      onConfirm={() => remove.mutate({ params: { exceptionId: entry.exceptionId } })}
      onCancel={onClose}
    >
      {texts.removeText}
    </ConfirmPreview>
  );
}

function useColumns(onRemove: ((entry: ExceptionEntry) => void) | undefined) {
  const texts = useTexts(exceptionsTexts);
  const format = useFormat();
  return useMemo<readonly Column<ExceptionEntry>[]>(
    () => [
      {
        id: 'person',
        header: texts.person,
        cell: (row) => <b title={row.externalId}>{row.displayName}</b>,
        width: 'minmax(120px, 1.2fr)',
      },
      {
        id: 'list',
        header: texts.list,
        // Whatever list it was, it counts no more.
        cell: (row) =>
          row.state === 'expired' ? <span className="bw-quiet">{texts.expired}</span> : texts.lists[row.list],
        width: '104px',
      },
      { id: 'kind', header: texts.kind, cell: (row) => texts.kinds[row.kind], width: '92px' },
      { id: 'reason', header: texts.reason, cell: (row) => row.reason, width: 'minmax(120px, 1.4fr)' },
      {
        id: 'until',
        header: texts.until,
        cell: (row) => (row.untilOn === null ? texts.forGood : format.date(row.untilOn)),
        width: '88px',
      },
      { id: 'by', header: texts.addedBy, cell: (row) => row.addedBy, width: 'minmax(84px, 0.8fr)' },
      ...(onRemove === undefined
        ? []
        : [
            {
              id: 'remove',
              header: texts.remove,
              isCommand: true,
              cell: (row: ExceptionEntry) => (
                <TextButton onClick={() => onRemove(row)}>{texts.remove}</TextButton>
              ),
              width: '84px',
            },
          ]),
    ],
    [texts, format, onRemove],
  );
}

/** The tab of exceptions. */
export function Exceptions() {
  const texts = useTexts(exceptionsTexts);
  const format = useFormat();
  const canWrite = useCan('exception.write');
  const [filter, setFilter] = useState<Filter>(null);
  const [removing, setRemoving] = useState<ExceptionEntry | null>(null);
  const { error, retry, ...rows } = useRows(exceptionRoutes.listExceptions, {
    query: given(queryOf(filter)),
  });
  const counts = useRoute(exceptionRoutes.listExceptions, { query: { limit: 1 } }).data?.counts;
  const columns = useColumns(canWrite ? setRemoving : undefined);
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  const countOf = { exclude: counts?.excluded, include: counts?.included, expired: counts?.expired };
  const chip = (name: NonNullable<Filter>, label: string) => (
    <Chip
      key={name}
      label={label}
      value={format.number(countOf[name] ?? 0)}
      isOn={filter === name}
      onClick={() => setFilter(filter === name ? null : name)}
    />
  );
  return (
    <>
      <p className="people-lead">{texts.lead}</p>
      <Chips label={texts.filter}>
        <Chip label={texts.all} isOn={filter === null} onClick={() => setFilter(null)} />
        {exceptionLists.map((list) => chip(list, texts.lists[list]))}
        {chip('expired', texts.expired)}
      </Chips>
      <div className="bw-split" data-narrow-side>
        <Card>
          <DataTable
            {...rows}
            label={texts.table}
            columns={columns}
            rowId={(row) => row.exceptionId}
            minWidth={640}
            maxRows={18}
            empty={<p className="bw-quiet">{texts.none}</p>}
          />
        </Card>
        {canWrite ? <AddExceptions /> : <p className="bw-quiet">{texts.notYours}</p>}
      </div>
      {removing !== null && <RemoveDialog entry={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}
