/** A place for a new file, and the imports so far. */
import { useMemo, useState } from 'react';
import type { ImportId } from '#contracts/ids.ts';
import { importRoutes, importSubjects, type ImportSubject, type ImportSummary } from '#contracts/imports.ts';
import { workbookMediaType } from '#contracts/table-files.ts';
import { given } from '../../api/given.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ReadCard } from '../connections/read-card.tsx';
import { ImportStateTag } from './import-state.tsx';
import { importsTexts } from './imports-texts.ts';
import { smallestFile } from './people-empty.tsx';
import { peopleTexts } from './people-texts.ts';

const unsaid = 'unsaid' as const;

function NewFile({ onOpen }: { readonly onOpen: (importId: ImportId) => void }) {
  const texts = useTexts(importsTexts);
  const { emptyFile } = useTexts(peopleTexts);
  const format = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const [subject, setSubject] = useState<ImportSubject | undefined>();
  const upload = useCommand(importRoutes.uploadImport, {
    isQuiet: true,
    onDone: ({ importId }) => onOpen(importId),
  });
  const take = (next: File) => {
    setFile(next);
    // The route's body is the file itself, which its schema does not describe.
    const query = given({ fileName: next.name.slice(-255), subject });
    upload.mutate({ query, body: next } as never);
  };
  return (
    <Card title={texts.startHead}>
      <p>{texts.startText}</p>
      <div className="import-lists">
        <SelectField
          label={texts.lists}
          value={subject ?? unsaid}
          onChange={(next) => setSubject(importSubjects.find((one) => one === next))}
          choices={[unsaid, ...importSubjects].map((value) => ({
            value,
            label: value === unsaid ? texts.listsUnsaid : texts.subjects[value],
          }))}
        />
      </div>
      <FileDrop
        choose={texts.choose}
        drop={texts.drop}
        accept={`.csv,.tsv,.txt,.xlsx,.xlsm,text/csv,${workbookMediaType}`}
        isDisabled={upload.isPending}
        onFile={take}
      />
      {upload.isPending && file !== null && (
        <Progress label={texts.uploading(file.name, format.bytes(file.size))} />
      )}
      {upload.error !== null && <ProblemNotice problem={upload.error} />}
      <details className="import-example">
        <summary>{emptyFile}</summary>
        <CopyLine label={emptyFile} text={smallestFile} />
      </details>
    </Card>
  );
}

function useImportColumns(): readonly Column<ImportSummary>[] {
  const texts = useTexts(importsTexts);
  const format = useFormat();
  return useMemo<readonly Column<ImportSummary>[]>(
    () => [
      { id: 'file', header: texts.file, cell: (row) => <b>{row.fileName}</b>, width: 'minmax(140px, 1.4fr)' },
      { id: 'subject', header: texts.subject, cell: (row) => texts.subjects[row.subject], width: '76px' },
      {
        id: 'rows',
        header: texts.rows,
        cell: (row) => (row.rowCount === 0 ? '' : format.number(row.rowCount)),
        align: 'end',
        width: '72px',
      },
      {
        id: 'effect',
        header: texts.effect,
        cell: ({ difference }) =>
          difference === null
            ? ''
            : texts.effects(
                format.number(difference.joined + difference.returned),
                format.number(difference.changed),
                format.number(difference.left),
              ),
      },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => <ImportStateTag status={row.status} />,
        width: '132px',
      },
      { id: 'by', header: texts.by, cell: (row) => row.createdBy },
      { id: 'at', header: texts.at, cell: (row) => format.dateTime(row.createdAt), width: '164px' },
    ],
    [texts, format],
  );
}

/** The card for a new file above the list. */
export function ImportStart({ onOpen }: { readonly onOpen: (importId: ImportId) => void }) {
  const texts = useTexts(importsTexts);
  const { notYours } = useTexts(peopleTexts);
  const canImport = useCan('people.import');
  const columns = useImportColumns();
  const list = useRoute(importRoutes.listImports, {});
  return (
    <>
      <ReadCard />
      {canImport ? <NewFile onOpen={onOpen} /> : <p className="bw-quiet">{notYours}</p>}
      <Card title={texts.listHead}>
        <Answer of={list} what={texts.what}>
          {({ imports }) => (
            <DataTable
              label={texts.table}
              columns={columns}
              rows={imports}
              rowId={(row) => row.importId}
              onOpen={(row) => onOpen(row.importId)}
              minWidth={820}
              empty={<p className="bw-quiet">{texts.listNone}</p>}
            />
          )}
        </Answer>
      </Card>
    </>
  );
}
