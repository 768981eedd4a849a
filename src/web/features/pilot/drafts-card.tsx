/** The drafts of a pilot: which is shown, putting two beside each other, and discarding one. */
import { useState } from 'react';
import { pilotRoutes, type CohortView, type DraftSummary } from '#contracts/pilot.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { draftTexts } from './draft-texts.ts';

function DiscardDialog({
  rolloutId,
  draft,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly draft: DraftSummary;
  readonly onClose: () => void;
}) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const discard = useCommand(pilotRoutes.discardCohort, { isQuiet: true, onDone: onClose });
  return (
    <ConfirmPreview
      isOpen
      title={texts.discardTitle(format.number(draft.number))}
      figures={[{ value: format.number(draft.size), label: texts.people }]}
      needsReason={draft.isAsked}
      confirmLabel={texts.discard}
      isDangerous
      isBusy={discard.isPending}
      error={discard.error === null ? undefined : sentence(discard.error)}
      onConfirm={(reason) =>
        discard.mutate({
          params: { rolloutId, cohortId: draft.cohortId },
          body: reason === '' ? {} : { reason },
        })
      }
      onCancel={onClose}
    >
      {draft.isAsked ? texts.discardText : null}
    </ConfirmPreview>
  );
}

/** The list of drafts; nothing while there is only the one that is shown. */
export function DraftsCard({
  rolloutId,
  drafts,
  shown,
  onShow,
  onCompare,
}: {
  readonly rolloutId: RolloutId;
  readonly drafts: readonly DraftSummary[];
  readonly shown: CohortView;
  readonly onShow: (cohortId: number) => void;
  readonly onCompare: (cohortId: number) => void;
}) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const canRead = useCan('people.read');
  const [discarding, setDiscarding] = useState<DraftSummary | null>(null);
  return (
    <Card title={texts.drafts} isLined>
      <Rows label={texts.drafts}>
        {drafts.map((draft) => {
          const isShown = draft.cohortId === shown.cohortId;
          const state = [isShown ? texts.shown : '', draft.isAsked ? texts.asked : '']
            .filter((word) => word !== '')
            .join(', ');
          return (
            <Row
              key={draft.cohortId}
              title={
                <>
                  <b>{texts.draft(format.number(draft.number))}</b>
                  {state !== '' && <span className="bw-quiet"> {state}</span>}
                </>
              }
              note={texts.draftNote(
                format.number(draft.size),
                format.number(draft.maxAbsPoints, 1),
                format.percent(draft.expectedPairsCovered, 0),
              )}
            >
              <div className="pilot-draft-commands">
                {!isShown && <TextButton onClick={() => onShow(draft.cohortId)}>{texts.show}</TextButton>}
                {!isShown && canRead && (
                  <TextButton onClick={() => onCompare(draft.cohortId)}>{texts.compare}</TextButton>
                )}
                {canPlan && draft.status === 'draft' && (
                  <TextButton onClick={() => setDiscarding(draft)}>{texts.discard}</TextButton>
                )}
              </div>
            </Row>
          );
        })}
      </Rows>
      {discarding !== null && (
        <DiscardDialog rolloutId={rolloutId} draft={discarding} onClose={() => setDiscarding(null)} />
      )}
    </Card>
  );
}
