/** Records that a difference is meant, after showing whom it concerns. */
import { targetingRoutes, type DriftKind, type TargetingGroup } from '#contracts/targeting.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { targetingTexts } from './targeting-texts.ts';

const namedMax = 20;

export function AcceptDialog({
  group: { targetingGroupId },
  drift,
  count,
  onClose,
}: {
  readonly group: TargetingGroup;
  readonly drift: DriftKind;
  readonly count: number;
  readonly onClose: () => void;
}) {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const canSee = useCan('people.read');
  const params = { targetingGroupId };
  const members = useRoute(
    targetingRoutes.listTargetingMembers,
    { params, query: { drift, isAccepted: false, limit: namedMax } },
    { isEnabled: canSee },
  );
  const accept = useCommand(targetingRoutes.acceptTargetingDrift, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.accepted });
      onClose();
    },
  });
  return (
    <ConfirmPreview
      isOpen
      title={texts.acceptTitle}
      figures={[{ value: format.number(count), label: texts.drift[drift] }]}
      people={members.data?.rows.map(({ key, displayName, site }) => ({
        id: key,
        name: displayName,
        ...(site !== null && { note: site }),
      }))}
      total={count}
      confirmLabel={texts.accept}
      needsReason
      isBusy={accept.isPending}
      error={accept.error === null ? undefined : sentence(accept.error)}
      onConfirm={(reason) => accept.mutate({ params, body: { drift, reason, shown: count } })}
      onCancel={onClose}
    >
      {texts.acceptText}
    </ConfirmPreview>
  );
}
