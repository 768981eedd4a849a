/** What each column of the file becomes: suggested, why, and changed by hand; then the preview. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { dateOrders, importRoutes, type ImportDetail, type MappedColumn } from '#contracts/imports.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { importsTexts } from './imports-texts.ts';
import { isAttributeName, withEdit, type Edits } from './mapping-edits.ts';
import { MappingRow } from './mapping-row.tsx';
import { SheetChoice } from './sheet-choice.tsx';

type DateOrder = ImportDetail['mapping']['dateOrder'];

/** Saves the edits, when there are any, and starts the preview. */
function usePreview(detail: ImportDetail, edits: Edits, dateOrder: DateOrder) {
  const params = { importId: detail.importId };
  const change = useCommand(importRoutes.changeImportMapping, { isQuiet: true });
  const preview = useCommand(importRoutes.previewImport, { isQuiet: true });
  const isEdited = edits.size > 0 || dateOrder !== detail.mapping.dateOrder;
  const start = () => preview.mutate({ params });
  const run = () => {
    if (!isEdited) return start();
    const columns = [...edits].map(([column, target]) => ({ column, target }));
    return change.mutate({ params, body: { dateOrder, columns } }, { onSuccess: start });
  };
  return {
    run,
    isEdited,
    isBusy: change.isPending || preview.isPending,
    error: change.error ?? preview.error,
  };
}

/** Dates in the file may need an order: devices carry them, people do not. */
function DateOrderField({
  value,
  onChange,
}: {
  readonly value: DateOrder;
  readonly onChange: (order: DateOrder) => void;
}) {
  const texts = useTexts(importsTexts);
  return (
    <div className="import-dates">
      <SelectField
        label={texts.dateOrder}
        value={value ?? 'none'}
        onChange={(next) => onChange(dateOrders.find((order) => order === next) ?? null)}
        choices={(['none', ...dateOrders] as const).map((order) => ({
          value: order as string,
          label: texts.dateOrders[order],
        }))}
      />
    </div>
  );
}

function Foot({
  preview,
  isValid,
  hasReport,
}: {
  readonly preview: ReturnType<typeof usePreview>;
  readonly isValid: boolean;
  readonly hasReport: boolean;
}) {
  const texts = useTexts(importsTexts);
  return (
    <>
      {preview.error !== null && <ProblemNotice problem={preview.error} />}
      <div className="bw-form-buttons">
        <Button
          variant={hasReport && !preview.isEdited ? 'default' : 'filled'}
          leftSection={<Icon name="search" />}
          disabled={!isValid}
          loading={preview.isBusy}
          onClick={preview.run}
        >
          {hasReport ? texts.previewAgain : texts.preview}
        </Button>
        {hasReport && preview.isEdited && <span className="bw-quiet">{texts.changedNote}</span>}
      </div>
    </>
  );
}

function MappingTable({
  detail,
  edits,
  onEdit,
}: {
  readonly detail: ImportDetail;
  readonly edits: Edits;
  readonly onEdit: (column: MappedColumn, target: MappedColumn['target']) => void;
}) {
  const texts = useTexts(importsTexts);
  const canImport = useCan('people.import');
  return (
    // It scrolls sideways on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="import-table-scroll" tabIndex={0} aria-label={`${texts.mapHead}, ${detail.fileName}`}>
      <table className="import-table import-mapping">
        <thead>
          <tr>
            <th scope="col">{texts.column}</th>
            <th scope="col">{texts.samples}</th>
            <th scope="col">{texts.becomes}</th>
            <th scope="col">{texts.howSure}</th>
          </tr>
        </thead>
        <tbody>
          {detail.mapping.columns.map((column) => (
            <MappingRow
              key={column.column}
              column={column}
              target={edits.get(column.column) ?? column.target}
              isEdited={edits.has(column.column)}
              isLocked={!canImport}
              fields={detail.fields}
              onChange={(target) => onEdit(column, target)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The table of columns with the button that previews. */
export function MappingCard({ detail }: { readonly detail: ImportDetail }) {
  const texts = useTexts(importsTexts);
  const format = useFormat();
  const canImport = useCan('people.import');
  const [edits, setEdits] = useState<Edits>(new Map());
  const [dateOrder, setDateOrder] = useState<DateOrder>(detail.mapping.dateOrder);
  const { columns } = detail.mapping;
  const targets = columns.map((column) => edits.get(column.column) ?? column.target);
  const used = targets.filter(({ kind }) => kind !== 'ignored').length;
  const isValid = targets.every((target) => target.kind !== 'attribute' || isAttributeName(target.name));
  const preview = usePreview(detail, edits, dateOrder);
  return (
    <Card title={texts.mapHead} note={texts.mapNote(format.number(used), format.number(columns.length))}>
      <SheetChoice detail={detail} />
      <MappingTable
        detail={detail}
        edits={edits}
        onEdit={(column, target) => setEdits((known) => withEdit(known, column, target))}
      />
      {(detail.subject === 'devices' || dateOrder !== null) && (
        <DateOrderField value={dateOrder} onChange={setDateOrder} />
      )}
      {canImport && <Foot preview={preview} isValid={isValid} hasReport={detail.report !== null} />}
    </Card>
  );
}
