/** Moving a milestone: a new date, whatever follows it and by how much, then a reason. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { milestoneRoutes, type Milestone, type MilestoneMove } from '#contracts/milestones.ts';
import type { Output } from '#contracts/route.ts';
import { call } from '../../api/client.ts';
import { useCommand } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Rows, Row } from '../../ui/card.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { timelineTexts } from './timeline-texts.ts';

function Moves({ moves }: { readonly moves: readonly MilestoneMove[] }) {
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  const [own, ...others] = moves;
  if (own === undefined) return <p className="bw-quiet">{texts.moveNone}</p>;
  const slip = ({ workingDays }: MilestoneMove) => texts.slip(workingDays, format.signed(workingDays, 0));
  return (
    <>
      <p>
        {format.weekday(own.from)} → {format.weekday(own.to)}, <b>{slip(own)}</b>.{' '}
        {others.length === 0
          ? texts.moveAlone
          : texts.moveOthers(others.length, format.number(others.length))}
      </p>
      {others.length > 0 && (
        <Rows>
          {others.map((move) => (
            <Row
              key={move.milestoneId}
              title={move.name}
              note={`${format.weekday(move.from)} → ${format.weekday(move.to)}`}
              end={slip(move)}
            />
          ))}
        </Rows>
      )}
    </>
  );
}

/** The form; what would move is shown as soon as a date is chosen. */
export function MoveMilestone({
  rolloutId,
  milestone,
  onMoved,
}: {
  readonly rolloutId: RolloutId;
  readonly milestone: Milestone;
  readonly onMoved: () => void;
}) {
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const params = { rolloutId, milestoneId: milestone.milestoneId };
  const preview = useMutation<Output<typeof milestoneRoutes.previewMilestoneMove>, ApiProblem, string>({
    mutationFn: async (to) => await call(milestoneRoutes.previewMilestoneMove, { params, body: { on: to } }),
    meta: { isQuiet: true },
  });
  const move = useCommand(milestoneRoutes.moveMilestone, {
    isQuiet: true,
    onDone: ({ moves }) => {
      showToast({ tone: 'pass', title: texts.moved(moves.length, format.number(moves.length)) });
      onMoved();
    },
  });
  const choose = (to: string) => {
    setOn(to);
    preview.reset();
    if (to !== '') preview.mutate(to);
  };
  const moves = preview.data?.moves;
  const isReady = moves !== undefined && moves.length > 0 && reason.trim().length >= 3;
  const { tooEarlyFor } = milestone;
  return (
    <Form onSubmit={() => isReady && move.mutate({ params, body: { on, reason: reason.trim() } })}>
      <TextField label={texts.newDate} type="date" value={on} onChange={choose} />
      {tooEarlyFor !== null && on === '' && (
        <Button size="compact-sm" onClick={() => choose(tooEarlyFor)}>
          {texts.moveToEarliest(format.weekday(tooEarlyFor))}
        </Button>
      )}
      {preview.error !== null && <ProblemNotice problem={preview.error} />}
      {moves !== undefined && <Moves moves={moves} />}
      {moves !== undefined && moves.length > 0 && (
        <>
          <TextField
            label={texts.reason}
            help={texts.reasonHelp}
            value={reason}
            onChange={setReason}
            isRequired
          />
          {move.error !== null && <ProblemNotice problem={move.error} />}
          <div className="bw-form-buttons">
            <Button type="submit" variant="filled" disabled={!isReady} loading={move.isPending}>
              {texts.moveTo(format.weekday(on))}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}
