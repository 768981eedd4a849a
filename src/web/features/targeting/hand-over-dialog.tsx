/** Who a file would add to a group or remove from it, by stage and site and by name, and taking it. */
import { targetingRoutes, type GroupChange, type TargetingGroup } from '#contracts/targeting.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { targetingTexts } from './targeting-texts.ts';

const namedMax = 50;
const partsMax = 4;

/** Gives a text to the browser as a file. */
function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export function HandOverDialog({
  group: { targetingGroupId, name },
  change,
  onClose,
}: {
  readonly group: TargetingGroup;
  readonly change: GroupChange;
  readonly onClose: () => void;
}) {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const stageName = useStageName();
  const sentence = useProblemSentence();
  const params = { targetingGroupId };
  const preview = useRoute(targetingRoutes.previewTargetingChange, { params, query: { change } });
  const members = useRoute(targetingRoutes.listTargetingMembers, {
    params,
    query: { change, limit: namedMax },
  }).data;
  const handOver = useCommand(targetingRoutes.handOverTargeting, {
    isQuiet: true,
    onDone: ({ fileName, file, members: count }) => {
      saveFile(fileName, file);
      showToast({ tone: 'pass', title: texts.tookFile(format.number(count)) });
      onClose();
    },
  });
  return (
    <Answer of={preview} what={texts.what}>
      {({ members: count, nameless, byStage, bySite }) => (
        <ConfirmPreview
          isOpen
          title={`${name}: ${texts.change[change]}`}
          figures={[
            { value: format.number(count), label: texts.members[change] },
            ...byStage.slice(0, partsMax - 1).map((part) => ({
              value: format.number(part.count),
              label: part.name === null ? texts.noStage : stageName(part.name),
            })),
          ]}
          people={members?.rows.map((row) => ({
            id: row.key,
            name: row.displayName,
            note: row.deviceName ?? row.site ?? texts.noSite,
          }))}
          total={count}
          warning={nameless > 0 ? `${format.number(nameless)} ${texts.nameless}` : undefined}
          confirmLabel={texts.takeFile}
          isBusy={handOver.isPending}
          error={
            handOver.error === null ? (count === 0 ? texts.nothingToDo : undefined) : sentence(handOver.error)
          }
          onConfirm={() => handOver.mutate({ params, body: { change, shown: count - nameless } })}
          onCancel={onClose}
        >
          <p>{texts.handOverText[change]}</p>
          {bySite.length > 1 && (
            <p className="bw-quiet">
              {bySite
                .slice(0, partsMax)
                .map((part) => `${part.name ?? texts.noSite} ${format.number(part.count)}`)
                .join(' · ')}
            </p>
          )}
        </ConfirmPreview>
      )}
    </Answer>
  );
}
