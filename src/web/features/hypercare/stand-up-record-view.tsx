/** One record of a stand-up, to read and to print. One of an earlier day that is still open can be gone on with. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Hypercare } from '#contracts/hypercare.ts';
import type { StandUpRecord } from '#contracts/stand-ups.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { StandUpList } from './stand-up-card.tsx';
import { StandUpDialog } from './stand-up-dialog.tsx';
import { recordTexts } from './stand-up-record-texts.ts';

function Actions({ actions }: Pick<StandUpRecord, 'actions'>) {
  const texts = useTexts(recordTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  return (
    <Card title={texts.actions}>
      {actions.length === 0 ? (
        <p className="bw-quiet">{texts.noActions}</p>
      ) : (
        <StackingTable heads={[texts.action, texts.owner, texts.due, texts.toTask]}>
          {actions.map(({ words, ownerName, dueOn, chainTaskId }) => (
            <tr key={`${words} ${ownerName}`}>
              <th scope="row">{words}</th>
              <td data-label={texts.owner}>{ownerName}</td>
              <td data-label={texts.due}>{format.weekday(dueOn)}</td>
              <td>
                {chainTaskId !== null && (
                  <Link to={`/rollouts/${rolloutId}/tasks`} search={{ part: 'all', task: chainTaskId }}>
                    {texts.toTask}
                    <span className="bw-hidden">: {words}</span>
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </StackingTable>
      )}
    </Card>
  );
}

export function StandUpRecordView({
  record,
  hypercare,
}: {
  readonly record: StandUpRecord;
  readonly hypercare: Hypercare;
}) {
  const texts = useTexts(recordTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const canWrite = useCan('helpdesk.plan') && hypercare.phase === 'running';
  const [isWriting, write] = useState(false);
  const { heldOn, shown, notes, actions, notedBy, notedAt, closedBy, closedAt } = record;
  const commands: Command[] = [
    { label: texts.print, icon: 'printer', kind: 'quiet', onRun: () => window.print() },
  ];
  if (canWrite && closedAt === null)
    commands.push({ label: texts.goOn, kind: 'primary', onRun: () => write(true) });
  return (
    <Page
      title={texts.recordOf(format.weekday(heldOn))}
      breadcrumb={{ label: texts.back, to: `/rollouts/${rolloutId}/hypercare` }}
      state={
        <Tag tone={closedAt === null ? 'warn' : 'none'} icon={closedAt === null ? 'edit' : 'lock'}>
          {closedAt === null ? texts.open : texts.closed}
        </Tag>
      }
      commands={commands}
      note={
        closedAt === null
          ? texts.notedBy(notedBy, format.dateTime(notedAt))
          : texts.closedBy(closedBy ?? '', format.dateTime(closedAt))
      }
    >
      <Card title={texts.notes}>
        {notes === '' ? <p className="bw-quiet">{texts.noNotes}</p> : <p className="hyper-notes">{notes}</p>}
      </Card>
      <Actions actions={actions} />
      <Card title={texts.shown} isLined>
        <StandUpList standUp={shown} />
      </Card>
      {isWriting && (
        <StandUpDialog
          heldOn={heldOn}
          record={record}
          people={hypercare.candidates}
          onClose={() => write(false)}
        />
      )}
    </Page>
  );
}
