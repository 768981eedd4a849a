/** One import from its file to its result: columns, preview, applying, and the way back. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportId } from '#contracts/ids.ts';
import { importRoutes, type ImportDetail } from '#contracts/imports.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Steps, type Step } from '../../ui/steps.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { ApplyImport } from './apply-import.tsx';
import { BadRows } from './bad-rows.tsx';
import { ColumnNumbers } from './column-numbers.tsx';
import { ImportDifferenceCard } from './import-difference.tsx';
import { ImportQuality } from './import-quality.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportStateTag, useSourceWords } from './import-state.tsx';
import { ImportTask, useImportTask } from './import-task.tsx';
import { importsTexts } from './imports-texts.ts';
import { MappingCard } from './mapping-card.tsx';

type Phase = 'map' | 'preview' | 'apply' | 'over';

function phaseOf({ status, report }: ImportDetail): Phase {
  if (status === 'applied' || status === 'undone' || status === 'discarded') return 'over';
  if (status === 'applying') return 'apply';
  return report === null ? 'map' : 'preview';
}

function useSteps(detail: ImportDetail): readonly Step[] {
  const texts = useTexts(importsTexts);
  const labels = [texts.stepMap, texts.stepPreview, texts.stepApply];
  const at = { map: 0, preview: 1, apply: 2, over: 3 }[phaseOf(detail)];
  return labels.map((label, index) => ({
    label,
    state: index < at ? 'done' : index === at ? 'current' : 'ahead',
  }));
}

const delimiterNames = { '\t': 'tab', ',': 'comma', ';': 'semicolon', '|': 'pipe' } as const;

/** How the file is read, in a few words. */
function useFacts({ byteCount, workbook, encoding, delimiter, reading }: ImportDetail): string {
  const texts = useTexts(importsTexts);
  const format = useFormat();
  if (reading !== null) return texts.asOf(format.dateTime(reading.asOf));
  const size = format.bytes(byteCount);
  if (workbook !== null) return texts.sheetFacts(size, workbook.sheet, format.number(workbook.headerRow));
  const name = delimiterNames[delimiter as keyof typeof delimiterNames];
  return texts.fileFacts(
    size,
    encoding ?? '',
    name === undefined ? (delimiter ?? '') : texts.delimiters[name],
  );
}

function Head({ detail, onClose }: { readonly detail: ImportDetail; readonly onClose: () => void }) {
  const texts = useTexts(importsTexts);
  const sourceWords = useSourceWords();
  const steps = useSteps(detail);
  const canImport = useCan('people.import');
  const discard = useCommand(importRoutes.discardImport, {
    onDone: () => {
      showToast({ tone: 'none', title: detail.reading === null ? texts.discarded : texts.readingDiscarded });
      onClose();
    },
  });
  const facts = useFacts(detail);
  const { reading } = detail;
  const isOpen = detail.status === 'uploaded' || detail.status === 'previewed' || detail.status === 'failed';
  return (
    <>
      <TextButton onClick={onClose}>
        <span className="import-back">
          <Icon name="chevron-left" size={14} />
          {texts.back}
        </span>
      </TextButton>
      <Card title={detail.fileName} note={<ImportStateTag status={detail.status} />}>
        <div className="import-head">
          <p>
            <b>
              {reading === null
                ? texts.recognised(sourceWords(detail))
                : texts.readFrom(texts.services[detail.subject])}
            </b>
            <br />
            <span className="bw-quiet">{facts}</span>
          </p>
          {isOpen && canImport && (
            <Button
              variant="subtle"
              leftSection={<Icon name="trash" />}
              loading={discard.isPending}
              onClick={() => discard.mutate({ params: { importId: detail.importId } })}
            >
              {reading === null ? texts.discard : texts.discardReading}
            </Button>
          )}
        </div>
        {detail.status !== 'discarded' && detail.status !== 'undone' && (
          <Steps steps={steps} label={texts.steps} />
        )}
      </Card>
    </>
  );
}

function Findings({ detail, children }: { readonly detail: ImportDetail; readonly children?: ReactNode }) {
  const { report, difference } = detail;
  if (report === null || difference === null) return null;
  return (
    <>
      <div className="bw-split import-split">
        <div className="bw-stack">
          <ImportDifferenceCard difference={difference} isPast={detail.status === 'applied'} />
          {children}
        </div>
        <ImportQuality report={report} isSheet={detail.workbook !== null} />
      </div>
      <BadRows problems={detail.problems} refused={report.refused} />
    </>
  );
}

function Body({ detail }: { readonly detail: ImportDetail }) {
  const canImport = useCan('people.import');
  const task = useImportTask(detail.taskId);
  const phase = phaseOf(detail);
  if (task.isRunning && task.data !== undefined) return <ImportTask task={task.data} />;
  if (phase === 'over')
    return (
      <>
        <ImportResult detail={detail} />
        {detail.status === 'applied' && <Findings detail={detail} />}
      </>
    );
  return (
    <>
      {task.data !== undefined && <ImportTask task={task.data} />}
      {phase === 'preview' && (
        <Findings detail={detail}>{canImport && <ApplyImport detail={detail} />}</Findings>
      )}
      <MappingCard key={JSON.stringify(detail.mapping)} detail={detail} />
      {detail.report !== null && <ColumnNumbers report={detail.report} subject={detail.subject} />}
    </>
  );
}

/** The import with this id. */
export function ImportView({
  importId,
  onClose,
}: {
  readonly importId: ImportId;
  readonly onClose: () => void;
}) {
  const texts = useTexts(importsTexts);
  const detail = useRoute(importRoutes.getImport, { params: { importId } });
  return (
    <Answer of={detail} what={texts.whatOne}>
      {(data) => (
        <>
          <Head detail={data} onClose={onClose} />
          <Body detail={data} />
        </>
      )}
    </Answer>
  );
}
