/**
 * Submitting the plan of the pilot: what must be there first, the pacing, and the dates it would lead to. The command
 * runs only after a preview of who, how many and when; the pilot starts when another person has approved it.
 */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { messageRoutes } from '#contracts/messages.ts';
import { pilotRoutes, type CohortView } from '#contracts/pilot.ts';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { CheckField, TextAreaField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { OverrideDayField, useOverrideDay } from '../rollouts/override-day-field.tsx';
import { useMembers } from './chosen-people.tsx';
import { StartFields, type PacingDraft } from './start-fields.tsx';
import { nextMonday, planStart, type Pacing, type StartPlan } from './start-plan.ts';
import { startTexts } from './start-texts.ts';

type StartProps = { readonly rollout: Rollout; readonly stage: Stage; readonly cohort: CohortView };

const shortestReason = 3;

/** Working days a pilot's starts are spread over unless somebody says otherwise. */
const usualDays = 5;

/** Whether the invitation of the pilot is approved; false until it is known. */
function useHasMessage(rollout: Rollout): boolean {
  const canRead = useCan('message.read');
  const message = useRoute(
    messageRoutes.getMessage,
    { params: { rolloutId: rollout.rolloutId, stageKind: 'pilot' } },
    { isEnabled: canRead },
  );
  return message.data !== undefined && message.data.approved !== null;
}

function Condition({
  isMet,
  met,
  open,
  note,
  to,
}: {
  readonly isMet: boolean;
  readonly met: string;
  readonly open: string;
  readonly note: string;
  readonly to: string;
}) {
  const texts = useTexts(startTexts);
  if (isMet) return <Row icon="check" tone="pass" title={met} />;
  return (
    <Row icon="clock" tone="warn" title={open} note={note} end={<Link to={to}>{texts.ready.go}</Link>} />
  );
}

function Conditions({ rollout, cohort, hasMessage }: StartProps & { readonly hasMessage: boolean }) {
  const texts = useTexts(startTexts);
  const format = useFormat();
  const { ready } = texts;
  return (
    <PanelSection title={texts.first}>
      <Rows label={texts.first}>
        <Row icon="check" tone="pass" title={ready.people(format.number(cohort.size))} />
        <Condition
          isMet={rollout.criteriaFrozenAt !== null}
          met={ready.criteriaOk}
          open={ready.criteriaOpen}
          note={ready.criteriaNote}
          to={`/rollouts/${rollout.rolloutId}/criteria`}
        />
        <Condition
          isMet={hasMessage}
          met={ready.messageOk}
          open={ready.messageOpen}
          note={ready.messageNote}
          to={`/rollouts/${rollout.rolloutId}/messages`}
        />
      </Rows>
    </PanelSection>
  );
}

function Timeline({ plan, perDay }: { readonly plan: StartPlan; readonly perDay: number }) {
  const texts = useTexts(startTexts);
  const format = useFormat();
  const when = (on: string) => <b>{format.weekday(on)}</b>;
  const days = plan.workingDays;
  return (
    <PanelSection title={texts.plan}>
      <Rows label={texts.plan}>
        <Row icon="messages" title={texts.told} end={when(plan.toldOn)} />
        <Row
          icon="play"
          title={texts.starts}
          note={texts.startsNote(format.number(perDay), days, format.number(days))}
          end={when(plan.firstOn)}
        />
        <Row icon="people" title={texts.lastStart} end={when(plan.lastOn)} />
        <Row icon="clock" title={texts.reported} end={when(plan.reportedOn)} />
        <Row icon="gate" title={texts.gate} note={texts.gateNote} end={when(plan.gateOn)} />
      </Rows>
    </PanelSection>
  );
}

/** The pacing when every field is filled in and the date is not past. */
function completePacing(draft: PacingDraft, today: string): Pacing | null {
  const { startsOn, startsPerDay, noticeDays, windowDays, soakDays } = draft;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(startsOn) || startsOn < today) return null;
  if (startsPerDay === null || startsPerDay < 1 || windowDays === null || windowDays < 1) return null;
  if (noticeDays === null || soakDays === null) return null;
  return { startsOn, startsPerDay, noticeDays, windowDays, soakDays };
}

function StartPreview({
  props,
  pacing,
  plan,
  withoutCriteria,
  untilOn,
  onClose,
}: {
  readonly props: StartProps;
  readonly pacing: Pacing;
  readonly plan: StartPlan;
  /** Why it starts without frozen criteria; null when they are frozen. */
  readonly withoutCriteria: string | null;
  /** The last day on which it may; undefined for the usual one. */
  readonly untilOn: string | undefined;
  readonly onClose: () => void;
}) {
  const { rollout, stage, cohort } = props;
  const texts = useTexts(startTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const members = useMembers(rollout.rolloutId, cohort);
  const submit = useCommand(pilotRoutes.submitPilot, { isQuiet: true, onDone: onClose });
  const people = format.number(cohort.size);
  return (
    <ConfirmPreview
      isOpen
      title={texts.title}
      figures={[
        { value: people, label: texts.figures.people },
        { value: format.number(pacing.startsPerDay), label: texts.figures.perDay },
        { value: format.number(plan.workingDays), label: texts.figures.days },
      ]}
      people={members.rows.slice(0, 6).map((row) => ({
        id: row.personId,
        name: row.displayName,
        note: Object.values(row.values)
          .filter((value) => value !== null)
          .slice(0, 2)
          .join(', '),
      }))}
      total={cohort.size}
      dataAsAt={cohort.acceptedAt ?? cohort.createdAt}
      warning={withoutCriteria === null ? undefined : texts.without.warning}
      confirmLabel={texts.confirm}
      isBusy={submit.isPending}
      error={submit.error === null ? undefined : sentence(submit.error)}
      onConfirm={() =>
        submit.mutate({
          params: { rolloutId: rollout.rolloutId, stageId: stage.stageId },
          body:
            withoutCriteria === null
              ? pacing
              : {
                  ...pacing,
                  withoutCriteria: withoutCriteria.trim(),
                  ...(untilOn === undefined ? {} : { withoutCriteriaUntilOn: untilOn }),
                },
        })
      }
      onCancel={onClose}
    >
      {texts.confirmText(people, format.weekday(plan.firstOn), format.weekday(plan.lastOn))}
    </ConfirmPreview>
  );
}

/** Starting although criteria are not frozen: only with a reason, which stays in the record of the decision. */
function WithoutCriteria({
  reason,
  day,
  onChange,
}: {
  readonly reason: string | null;
  readonly day: ReturnType<typeof useOverrideDay>;
  readonly onChange: (reason: string | null) => void;
}) {
  const texts = useTexts(startTexts).without;
  return (
    <>
      <CheckField
        label={texts.start}
        help={texts.help}
        value={reason !== null}
        onChange={(isChecked) => onChange(isChecked ? '' : null)}
      />
      {reason !== null && (
        <>
          <TextAreaField label={texts.reason} value={reason} minRows={2} onChange={onChange} />
          <OverrideDayField day={day} />
        </>
      )}
    </>
  );
}

/** The side panel that submits the plan of a frozen pilot. */
export function StartPanel(props: StartProps & { readonly onClose: () => void }) {
  const { rollout, stage, cohort, onClose } = props;
  const texts = useTexts(startTexts);
  const format = useFormat();
  const today = format.dateOf(useNow());
  const canRun = useCan('rollout.run');
  const barred = useBarredBy();
  const hasMessage = useHasMessage(rollout);
  const [isPreviewed, setPreviewed] = useState(false);
  const [draft, setDraft] = useState<PacingDraft>(() => ({
    startsOn: nextMonday(today),
    startsPerDay: Math.max(1, Math.ceil(cohort.size / usualDays)),
    noticeDays: stage.noticeDays,
    windowDays: stage.windowDays,
    soakDays: stage.soakDays,
  }));
  const pacing = completePacing(draft, today);
  const plan = pacing === null ? null : planStart(pacing, cohort.size, today);
  const [withoutCriteria, setWithoutCriteria] = useState<string | null>(null);
  const day = useOverrideDay();
  const isFrozen = rollout.criteriaFrozenAt !== null;
  const isExcused = withoutCriteria !== null && withoutCriteria.trim().length >= shortestReason;
  const isReady = (isFrozen || isExcused) && hasMessage;
  const missing = isReady
    ? undefined
    : hasMessage && withoutCriteria !== null
      ? texts.without.missing(texts.without.reason)
      : texts.notPossible;
  const canPreview = isReady && canRun && barred === undefined && pacing !== null;
  return (
    <SidePanel
      title={texts.title}
      onClose={onClose}
      buttons={
        <Button variant="filled" disabled={!canPreview} onClick={() => setPreviewed(true)}>
          {texts.preview(format.number(cohort.size))}
        </Button>
      }
      foot={!canRun ? texts.denied : (barred ?? missing)}
    >
      <p>{texts.lead}</p>
      <Conditions {...props} hasMessage={hasMessage} />
      {!isFrozen && canRun && (
        <WithoutCriteria reason={withoutCriteria} day={day} onChange={setWithoutCriteria} />
      )}
      <StartFields draft={draft} today={today} onChange={setDraft} />
      {plan !== null && pacing !== null && <Timeline plan={plan} perDay={pacing.startsPerDay} />}
      {isPreviewed && plan !== null && pacing !== null && (
        <StartPreview
          props={props}
          pacing={pacing}
          plan={plan}
          withoutCriteria={isFrozen ? null : withoutCriteria}
          untilOn={day.body.untilOn}
          onClose={() => setPreviewed(false)}
        />
      )}
    </SidePanel>
  );
}

/** Says that the pilot has been started, and where to follow it. */
export function StartedNotice({ rollout, stage }: { readonly rollout: Rollout; readonly stage: Stage }) {
  const texts = useTexts(startTexts);
  const format = useFormat();
  return (
    <Notice
      icon="play"
      title={texts.started(stage.startsOn === null ? '' : format.weekday(stage.startsOn))}
      actions={<Link to={`/rollouts/${rollout.rolloutId}` as never}>{texts.toOverview}</Link>}
    >
      {texts.startedNote}
    </Notice>
  );
}
