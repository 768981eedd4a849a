/** Saving and approving: what state the text is in, its name by content, and what an approval means. */
import { Button } from '@mantine/core';
import { messageRoutes } from '#contracts/messages.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { BecauseOf, useCarriedOut } from '../feedback/carries-out.tsx';
import { approvalTexts } from './approval-texts.ts';
import type { MessageWork } from './message-work.ts';

/** A content hash as people compare it: the first eight digits in two groups. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}·${hash.slice(4, 8)}`;
}

function StateTag({ work }: { readonly work: MessageWork }) {
  const { states } = useTexts(approvalTexts);
  if (work.isChanged)
    return (
      <Tag tone="warn" icon="edit">
        {states.unsaved}
      </Tag>
    );
  if (work.view.origin === 'approved') return <Tag tone="pass">{states.approved}</Tag>;
  return <Tag icon="edit">{states[work.view.origin]}</Tag>;
}

/** Why the text cannot be approved now; undefined when it can. */
function useBlockedBecause(work: MessageWork): string | undefined {
  const texts = useTexts(approvalTexts);
  if (!work.isApprovable) return texts.mendFirst;
  if (work.isChanged) return texts.saveFirst;
  return undefined;
}

function Buttons({ work }: { readonly work: MessageWork }) {
  const texts = useTexts(approvalTexts);
  const { rolloutId, view, variants } = work;
  const params = { rolloutId, stageKind: view.stageKind };
  const blockedBecause = useBlockedBecause(work);
  const isDone = view.origin === 'approved' && !work.isChanged;
  const save = useCommand(messageRoutes.saveMessage, {
    onDone: () => {
      work.discard();
      showToast({ tone: 'pass', title: texts.saved });
    },
  });
  const { proposalId, leave } = useCarriedOut();
  const approve = useCommand(messageRoutes.approveMessage, {
    onDone: (answer) => {
      if (proposalId !== undefined) leave();
      showToast({
        tone: 'pass',
        title: texts.approved,
        detail: texts.approvedDetail(shortHash(answer.contentHash)),
      });
    },
  });
  if (isDone) return null;
  return (
    <>
      <div className="bw-form-buttons">
        {work.isChanged && (
          <Button
            variant="filled"
            loading={save.isPending}
            onClick={() => save.mutate({ params, body: { variants } })}
          >
            {texts.save}
          </Button>
        )}
        <Button
          variant={work.isChanged ? 'default' : 'filled'}
          leftSection={<Icon name={blockedBecause === undefined ? 'check' : 'lock'} />}
          disabled={blockedBecause !== undefined}
          loading={approve.isPending}
          onClick={() =>
            approve.mutate({ params, body: { contentHash: view.contentHash, ...given({ proposalId }) } })
          }
        >
          {texts.approve}
        </Button>
        {work.isChanged && (
          <Button variant="subtle" onClick={work.discard}>
            {texts.discard}
          </Button>
        )}
      </div>
      {blockedBecause !== undefined && <p className="bw-quiet">{blockedBecause}</p>}
    </>
  );
}

/** The card beside the text. */
export function Approval({ work }: { readonly work: MessageWork }) {
  const texts = useTexts(approvalTexts);
  const format = useFormat();
  const canWrite = useCan('message.write');
  const { view } = work;
  const details: Detail[] = [];
  if (!work.isChanged) details.push([texts.hash, <code key="hash">{shortHash(view.contentHash)}</code>]);
  return (
    <Card title={texts.head} note={<StateTag work={work} />}>
      <p>{view.approved === null ? texts.ruleNone : texts.rule}</p>
      <div className="message-facts">
        {details.length > 0 && <Details entries={details} />}
        {view.writtenBy !== null && view.writtenAt !== null && view.origin === 'draft' && (
          <p>{texts.written(view.writtenBy, format.dateTime(view.writtenAt))}</p>
        )}
        {view.approved !== null && (
          <p>{texts.inForce(view.approved.by, format.dateTime(view.approved.at))}</p>
        )}
        <BecauseOf proposal={view.approved?.proposal} />
        {view.approved !== null && (work.isChanged || view.approved.contentHash !== view.contentHash) && (
          <p>{texts.inForceHash(shortHash(view.approved.contentHash))}</p>
        )}
      </div>
      {canWrite ? <Buttons work={work} /> : <p className="bw-quiet">{texts.notYours}</p>}
    </Card>
  );
}
