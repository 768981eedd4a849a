/** Which sheet of a workbook is read, and from which row; another choice begins the mapping anew. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { importRoutes, type ImportDetail } from '#contracts/imports.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField } from '../../ui/field.tsx';
import { importsTexts } from './imports-texts.ts';

const rowsMax = 1_048_576;

/** Nothing for a file that is no workbook. */
export function SheetChoice({ detail: { importId, workbook } }: { readonly detail: ImportDetail }) {
  const texts = useTexts(importsTexts);
  const canImport = useCan('people.import');
  const [row, setRow] = useState<number | null>(workbook?.headerRow ?? null);
  const choose = useCommand(importRoutes.chooseImportSheet, { isQuiet: true });
  if (workbook === null) return null;
  const { sheet, headerRow, sheets } = workbook;
  const take = (body: { sheet: string; headerRow?: number }) => choose.mutate({ params: { importId }, body });
  const isOther = row !== null && row !== headerRow;
  return (
    <div className="import-sheet">
      <div className="import-sheet-fields">
        {sheets.length > 1 && (
          <SelectField
            label={texts.sheet}
            value={sheet}
            isDisabled={!canImport || choose.isPending}
            onChange={(next) => next !== null && next !== sheet && take({ sheet: next })}
            choices={sheets.map(({ name, isHidden }) => {
              return { value: name, label: isHidden ? texts.sheetHidden(name) : name };
            })}
          />
        )}
        <NumberField
          label={texts.headerRow}
          value={row}
          min={1}
          max={rowsMax}
          isDisabled={!canImport || choose.isPending}
          onChange={setRow}
        />
        {isOther && (
          <Button
            variant="default"
            loading={choose.isPending}
            onClick={() => take({ sheet, headerRow: row })}
          >
            {texts.useRow}
          </Button>
        )}
      </div>
      <p className="bw-quiet">{texts.sheetHelp}</p>
      {choose.error !== null && <ProblemNotice problem={choose.error} />}
    </div>
  );
}
