/** Brings a CSV file of signals, and says what was taken in and which lines were left out and why. */
import { useState } from 'react';
import { signalRoutes } from '#contracts/signals.ts';
import type { Output } from '#contracts/route.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TextField } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { exampleFile } from './signal-examples.ts';
import { signalsTexts } from './signals-texts.ts';

type Receipt = Output<typeof signalRoutes.importSignals>;
type Problem = Receipt['problems'][number];

const sourcePattern = /^[a-z0-9][a-z0-9._-]{0,60}$/;

function useProblemColumns(): readonly Column<Problem>[] {
  const texts = useTexts(signalsTexts);
  const say = useSay();
  const format = useFormat();
  return [
    {
      id: 'line',
      header: texts.line,
      cell: (row) => format.number(row.line),
      align: 'end',
      width: '48px',
    },
    { id: 'column', header: texts.column, cell: (row) => row.column, width: 'minmax(70px, 1fr)' },
    { id: 'value', header: texts.value, cell: (row) => row.value, width: 'minmax(90px, 1fr)' },
    { id: 'mend', header: texts.mend, cell: (row) => <b>{say(row.mend)}</b>, width: 'minmax(160px, 2fr)' },
  ];
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const texts = useTexts(signalsTexts);
  const format = useFormat();
  const columns = useProblemColumns();
  return (
    <>
      <Notice tone="warn" title={texts.problems(problems.length, format.number(problems.length))}>
        {texts.problemsText}
      </Notice>
      <DataTable
        label={texts.problemsTable}
        columns={columns}
        rows={problems}
        rowId={(row) => `${row.line}:${row.column}`}
        maxRows={8}
        minWidth={460}
      />
    </>
  );
}

function ReceiptWords({ receipt }: { readonly receipt: Receipt }) {
  const texts = useTexts(signalsTexts);
  const format = useFormat();
  const { accepted, repeated, problems } = receipt;
  return (
    <>
      {accepted + repeated > 0 && (
        <Notice tone="pass" title={texts.done(accepted, format.number(accepted))}>
          {texts.repeated(repeated, format.number(repeated))}
        </Notice>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
    </>
  );
}

/** The card with source, file, and the receipt. */
export function SignalFile() {
  const texts = useTexts(signalsTexts);
  const [source, setSource] = useState('service-desk');
  const [fileName, setFileName] = useState('');
  const send = useCommand(signalRoutes.importSignals, { isQuiet: true });
  const isSourceRight = sourcePattern.test(source);
  const take = (file: File) => {
    setFileName(file.name);
    send.mutate({ query: { source }, body: file } as never);
  };
  return (
    <Card title={texts.fileHead}>
      <p>{texts.fileText}</p>
      <TextField
        label={texts.source}
        help={texts.sourceHelp}
        value={source}
        onChange={setSource}
        error={isSourceRight ? undefined : texts.sourceWrong}
      />
      <FileDrop
        choose={texts.choose}
        drop={texts.drop}
        accept=".csv,text/csv"
        isDisabled={!isSourceRight || send.isPending}
        onFile={take}
      />
      {send.isPending && <Progress label={texts.sending(fileName)} />}
      {send.error !== null && <ProblemNotice problem={send.error} />}
      {send.data !== undefined && <ReceiptWords receipt={send.data} />}
      <details className="helpdesk-example">
        <summary>{texts.example}</summary>
        <CopyLine label={texts.example} text={exampleFile} />
      </details>
    </Card>
  );
}
