/** What became of an import, and the way back. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { importRoutes, type ImportDetail } from '#contracts/imports.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAddressValue } from '../../app/rollout.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { importResultTexts } from './import-result-texts.ts';

function Undo({ detail }: { readonly detail: ImportDetail }) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const [isAsking, setAsking] = useState(false);
  const undo = useCommand(importRoutes.undoImport, {
    isQuiet: true,
    onDone: () => {
      setAsking(false);
      showToast({ tone: 'pass', title: texts.undone });
    },
  });
  const { joined = 0, changed = 0, left = 0 } = detail.difference ?? {};
  return (
    <>
      <Button leftSection={<Icon name="undo" />} onClick={() => setAsking(true)}>
        {texts.undo}
      </Button>
      <ConfirmPreview
        isOpen={isAsking}
        title={texts.undo}
        figures={[
          { value: format.number(joined), label: texts.undoFigures.joined },
          { value: format.number(changed), label: texts.undoFigures.changed },
          { value: format.number(left), label: texts.undoFigures.left },
        ]}
        warning={texts.undoWarning}
        confirmLabel={texts.undo}
        isDangerous
        isBusy={undo.isPending}
        error={undo.error === null ? undefined : sentence(undo.error)}
        onConfirm={() => undo.mutate({ params: { importId: detail.importId } })}
        onCancel={() => setAsking(false)}
      >
        {texts.undoText}
      </ConfirmPreview>
    </>
  );
}

/** Leads to the table of what was imported. */
function Show({ detail }: { readonly detail: ImportDetail }) {
  const texts = useTexts(importResultTexts);
  const [, setTab] = useAddressValue('tab');
  return (
    <Button variant="filled" onClick={() => setTab(detail.subject)}>
      {texts.show[detail.subject]}
    </Button>
  );
}

/** A notice for an applied, undone or discarded import. */
export function ImportResult({ detail }: { readonly detail: ImportDetail }) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const canImport = useCan('people.import');
  const moment = (at: string | null) => (at === null ? '' : format.dateTime(at));
  if (detail.status === 'discarded') return <Notice tone="none">{texts.discardedHead}</Notice>;
  if (detail.status === 'undone')
    return (
      <Notice tone="none" icon="undo" title={texts.undoneHead}>
        {texts.undoneAt(moment(detail.undoneAt))}
      </Notice>
    );
  return (
    <Notice
      tone="pass"
      title={texts.appliedHead}
      actions={
        <>
          <Show detail={detail} />
          {canImport && detail.canUndo && <Undo detail={detail} />}
        </>
      }
    >
      <p>{texts.appliedAt(moment(detail.appliedAt))}</p>
      {!detail.canUndo && <p className="bw-quiet">{texts.notLast}</p>}
    </Notice>
  );
}
