/** Reads who is in a group from a file of all its members. */
import { targetingRoutes, type TargetingGroup } from '#contracts/targeting.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { targetingTexts } from './targeting-texts.ts';

export function ReadFileDialog({
  group: { targetingGroupId },
  onClose,
}: {
  readonly group: TargetingGroup;
  readonly onClose: () => void;
}) {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const read = useCommand(targetingRoutes.readTargetingFile, {
    isQuiet: true,
    onDone: ({ members }) => {
      showToast({ tone: 'pass', title: texts.wasRead(format.number(members)) });
      onClose();
    },
  });
  return (
    <Dialog isOpen title={texts.readTitle} onClose={onClose}>
      <FileDrop
        choose={texts.choose}
        drop={texts.drop}
        accept=".csv,text/csv,text/plain"
        isDisabled={read.isPending}
        onFile={(file) => read.mutate({ params: { targetingGroupId }, body: file } as never)}
      >
        <p>{texts.readText}</p>
      </FileDrop>
      {read.error !== null && <ProblemNotice problem={read.error} />}
    </Dialog>
  );
}
