/** One targeting group: who belongs in it by state, what differs, its readings, and what can be done. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { targetingRoutes, type TargetingGroup, type TargetingReading } from '#contracts/targeting.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { ReadFileDialog } from './read-file-dialog.tsx';
import type { ShownFilter } from './shown.ts';
import { targetingTexts } from './targeting-texts.ts';
import './targeting.css';

const readingsShown = 5;
type Show = ((filter: ShownFilter) => void) | undefined;

/** A number that leads to the people behind it. */
function Behind({
  count,
  onShow,
  what,
}: {
  readonly count: number;
  readonly what: string;
  readonly onShow: (() => void) | undefined;
}) {
  const format = useFormat();
  const number = format.number(count);
  if (count === 0 || onShow === undefined) return <span>{number}</span>;
  return (
    <TextButton onClick={onShow}>
      {number}
      <span className="bw-hidden"> {what}</span>
    </TextButton>
  );
}

function States({ group, onShow }: { readonly group: TargetingGroup; readonly onShow: Show }) {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const all = group.states.reduce((sum, { count }) => sum + count, 0);
  const later = group.later > 0 ? `, ${texts.later(format.number(group.later))}` : '';
  return (
    <section>
      <h3>
        {texts.belong(format.number(all))}
        {later}
      </h3>
      <Rows label={texts.belong(format.number(all))}>
        {group.states.map(({ status, count }) => (
          <Row
            key={status}
            title={texts.states[status]}
            end={
              <Behind
                count={count}
                what={texts.states[status]}
                onShow={onShow && (() => onShow({ status }))}
              />
            }
          />
        ))}
      </Rows>
    </section>
  );
}

function Differences({
  group,
  canRun,
  onShow,
}: {
  readonly group: TargetingGroup;
  readonly canRun: boolean;
  readonly onShow: Show;
}) {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const [accepting, accept] = useState<TargetingGroup['drift'][number] | null>(null);
  const isRead = group.readings.some(({ isComplete }) => isComplete);
  const found = group.drift.filter(({ open, accepted }) => open + accepted > 0);
  const partsOf = ({ kind, requested, accepted }: TargetingGroup['drift'][number]): ReactNode =>
    [
      texts.driftWhy[kind],
      ...(requested > 0 ? [texts.handedOver(format.number(requested))] : []),
      ...(accepted > 0 ? [texts.acceptedCount(format.number(accepted))] : []),
    ].join(' · ');
  return (
    <section>
      <h3>{texts.differences}</h3>
      {found.length === 0 && <p className="bw-quiet">{isRead ? texts.noDifference : texts.neverRead}</p>}
      <Rows label={texts.differences}>
        {found.map((one) => (
          <Row
            key={one.kind}
            tone={one.open > 0 ? 'warn' : undefined}
            icon={one.open > 0 ? 'warn' : 'check'}
            title={
              <>
                {texts.drift[one.kind]}{' '}
                <Behind
                  count={one.open + one.accepted}
                  what={texts.drift[one.kind]}
                  onShow={onShow && (() => onShow({ drift: one.kind }))}
                />
              </>
            }
            note={partsOf(one)}
            end={
              canRun &&
              one.open > 0 && (
                <TextButton onClick={() => accept(one)}>
                  {texts.accept}
                  <span className="bw-hidden">: {texts.drift[one.kind]}</span>
                </TextButton>
              )
            }
          />
        ))}
      </Rows>
      {accepting !== null && (
        <AcceptDialog
          group={group}
          drift={accepting.kind}
          count={accepting.open}
          onClose={() => accept(null)}
        />
      )}
    </section>
  );
}

function Reading({ reading }: { readonly reading: TargetingReading }) {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const say = useSay();
  const { isComplete, members, strangers, newDrift, problem, readBy, asOf } = reading;
  const found = newDrift.map(({ kind, count }) => `${texts.drift[kind]} ${format.number(count)}`);
  const words = isComplete
    ? [
        texts.membersRead(format.number(members)),
        ...(strangers > 0 ? [texts.strangersRead(format.number(strangers))] : []),
        ...(found.length > 0 ? [`${texts.newDrift}: ${found.join(', ')}`] : []),
      ].join(' · ')
    : `${texts.failed} ${problem === null ? '' : say(problem)}`;
  return (
    <Row
      title={`${format.dateTime(asOf)}, ${texts.readBy(readBy)}`}
      note={words}
      tone={isComplete ? undefined : 'fail'}
    />
  );
}

type Doing = 'add' | 'remove' | 'file' | 'forget';

function Buttons({ group, onDo }: { readonly group: TargetingGroup; readonly onDo: (doing: Doing) => void }) {
  const texts = useTexts(targetingTexts);
  const read = useCommand(targetingRoutes.readTargetingGroup, {
    onDone: () => showToast({ tone: 'pass', title: texts.reading }),
  });
  const { targetingGroupId, connectionId } = group;
  return (
    <div className="bw-form-buttons">
      <Button variant="filled" onClick={() => onDo('add')}>
        {texts.change.add}
      </Button>
      <Button onClick={() => onDo('remove')}>{texts.change.remove}</Button>
      <Button onClick={() => onDo('file')}>{texts.readFile}</Button>
      {connectionId !== null && (
        <Button loading={read.isPending} onClick={() => read.mutate({ params: { targetingGroupId } })}>
          {texts.readNow}
        </Button>
      )}
      <TextButton onClick={() => onDo('forget')}>{texts.remove}</TextButton>
    </div>
  );
}

function ForgetDialog({ group, onClose }: { readonly group: TargetingGroup; readonly onClose: () => void }) {
  const texts = useTexts(targetingTexts);
  const sentence = useProblemSentence();
  const remove = useCommand(targetingRoutes.removeTargetingGroup, { isQuiet: true, onDone: onClose });
  return (
    <ConfirmPreview
      isOpen
      title={texts.removeTitle}
      figures={[{ value: group.name, label: texts.holds[group.holds] }]}
      confirmLabel={texts.remove}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error === null ? undefined : sentence(remove.error)}
      onConfirm={() => remove.mutate({ params: { targetingGroupId: group.targetingGroupId } })}
      onCancel={onClose}
    >
      {texts.removeText}
    </ConfirmPreview>
  );
}

export function GroupCard({
  group,
  canRun,
  onShow,
}: {
  readonly group: TargetingGroup;
  readonly canRun: boolean;
  readonly onShow: Show;
}) {
  const texts = useTexts(targetingTexts);
  const format = useFormat();
  const stageName = useStageName();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const { stageName: stage, holds, leadDays, obstacle, readings } = group;
  const covers = stage === null ? texts.wholeRollout : stageName(stage);
  return (
    <Card
      title={group.name}
      note={[texts.holds[holds], covers, texts.leads(format.number(leadDays))].join(' · ')}
    >
      <div className="targeting-group">
        {obstacle !== null && <Notice tone="warn">{texts.obstacle[obstacle]}</Notice>}
        <States group={group} onShow={onShow} />
        <Differences group={group} canRun={canRun} onShow={onShow} />
        {readings.length > 0 && (
          <section>
            <h3>{texts.readings}</h3>
            <Rows label={texts.readings}>
              {readings.slice(0, readingsShown).map((reading) => (
                <Reading key={reading.asOf} reading={reading} />
              ))}
            </Rows>
          </section>
        )}
        {canRun && <Buttons group={group} onDo={setDoing} />}
      </div>
      {doing === 'file' && <ReadFileDialog group={group} onClose={close} />}
      {doing === 'forget' && <ForgetDialog group={group} onClose={close} />}
      {(doing === 'add' || doing === 'remove') && (
        <HandOverDialog group={group} change={doing} onClose={close} />
      )}
    </Card>
  );
}
