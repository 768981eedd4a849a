/** The records of stand-ups: the list, and the way to write today's. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Hypercare } from '#contracts/hypercare.ts';
import { standUpRoutes, type StandUpRecord } from '#contracts/stand-ups.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { StandUpDialog } from './stand-up-dialog.tsx';
import { recordTexts } from './stand-up-record-texts.ts';

/** More than hypercare has working days. */
const recordsMost = 200;

/** All records of the rollout, the newest first. */
export function useStandUps() {
  const params = { rolloutId: useRolloutId() };
  return useRoute(standUpRoutes.listStandUps, { params, query: { limit: recordsMost } });
}

function RecordRow({ record }: { readonly record: StandUpRecord }) {
  const texts = useTexts(recordTexts);
  const format = useFormat();
  const { heldOn, notes, actions, closedAt } = record;
  return (
    <tr>
      <th scope="row">
        <Link to="." search={{ 'stand-up': heldOn }}>
          {format.weekday(heldOn)}
        </Link>
      </th>
      <td data-label={texts.heads.noted}>
        {notes === '' ? <span className="bw-quiet">{texts.nothingNoted}</span> : notes.slice(0, 120)}
      </td>
      <td data-label={texts.heads.actions}>{texts.count(actions.length, format.number(actions.length))}</td>
      <td data-label={texts.heads.state}>
        {closedAt === null ? (
          <Tag tone="warn" icon="edit">
            {texts.open}
          </Tag>
        ) : (
          <Tag tone="none" icon="lock">
            {texts.closed}
          </Tag>
        )}
      </td>
    </tr>
  );
}

export function StandUpRecordsCard({
  hypercare,
  today,
}: {
  readonly hypercare: Hypercare;
  readonly today: string;
}) {
  const texts = useTexts(recordTexts);
  const canWrite = useCan('helpdesk.plan') && hypercare.phase === 'running';
  const [isWriting, write] = useState(false);
  const answer = useStandUps();
  const { heads } = texts;
  return (
    <Answer of={answer} what={texts.what}>
      {({ rows }) => {
        const ofToday = rows.find(({ heldOn }) => heldOn === today);
        const mayWrite = canWrite && (ofToday?.closedAt ?? null) === null;
        return (
          <Card
            title={texts.title}
            note={
              mayWrite ? (
                <TextButton onClick={() => write(true)}>
                  {ofToday === undefined ? texts.write : texts.goOn}
                </TextButton>
              ) : (
                texts.note
              )
            }
          >
            {rows.length === 0 ? (
              <p className="bw-quiet">{texts.empty}</p>
            ) : (
              <StackingTable heads={[heads.day, heads.noted, heads.actions, heads.state]}>
                {rows.map((record) => (
                  <RecordRow key={record.heldOn} record={record} />
                ))}
              </StackingTable>
            )}
            {isWriting && (
              <StandUpDialog
                heldOn={today}
                record={ofToday ?? null}
                people={hypercare.candidates}
                onClose={() => write(false)}
              />
            )}
          </Card>
        );
      }}
    </Answer>
  );
}
