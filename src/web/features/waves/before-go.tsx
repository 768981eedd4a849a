/** What is missing before waves can be laid out, step by step, with the way to the first open step. */
import { Link } from '@tanstack/react-router';
import type { Board, Rollout } from '#contracts/rollouts.ts';
import { hasPage, type PlaceId } from '../../app/places.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { finishedOf } from '../rollouts/everybody.ts';
import { hasEnded, pilotOf } from '../rollouts/phases.ts';
import { beforeGoTexts } from './before-go-texts.ts';

type MissingStep = {
  readonly title: string;
  readonly isDone: boolean;
  /** What is so already, or how far it is. */
  readonly note: string | undefined;
  readonly place: PlaceId;
};

function useMissingSteps(rollout: Rollout, board: Board): readonly MissingStep[] {
  const texts = useTexts(beforeGoTexts).missing;
  const format = useFormat();
  const pilot = pilotOf(board.stages);
  const people = pilot?.people ?? 0;
  const frozenAt = rollout.criteriaFrozenAt;
  const startedAt = pilot?.startedAt ?? null;
  const hasVerdicts = pilot !== undefined && (pilot.status === 'awaiting_decision' || hasEnded(pilot));
  const date = (at: string) => format.date(format.dateOf(at));
  const finished = format.number(finishedOf(pilot?.counts ?? {}));
  return [
    {
      title: texts.pilot,
      isDone: people > 0,
      note: people > 0 ? texts.pilotDone(format.number(people)) : undefined,
      place: 'pilot',
    },
    {
      title: texts.criteria,
      isDone: frozenAt !== null,
      note: frozenAt === null ? undefined : texts.criteriaDone(date(frozenAt)),
      place: 'criteria',
    },
    {
      title: texts.start,
      isDone: startedAt !== null || rollout.startedAt !== null,
      note: startedAt === null ? undefined : texts.startDone(date(startedAt)),
      place: 'messages',
    },
    {
      title: texts.run,
      isDone: hasVerdicts,
      note: hasVerdicts
        ? texts.runDone
        : startedAt === null
          ? undefined
          : texts.runNow(finished, format.number(people)),
      place: 'pilot',
    },
    { title: texts.gate, isDone: pilot?.status === 'passed', note: undefined, place: 'gate' },
  ];
}

/** The list. */
export function BeforeGo({ rollout, board }: { readonly rollout: Rollout; readonly board: Board }) {
  const texts = useTexts(beforeGoTexts);
  const steps = useMissingSteps(rollout, board);
  const pilot = pilotOf(board.stages);
  const isRefused = pilot !== undefined && hasEnded(pilot) && pilot.status !== 'passed';
  const next = steps.find((step) => !step.isDone);
  return (
    <div className="bw-before-go">
      <Card title={texts.missingTitle} isLined foot={<span>{texts.missingText}</span>}>
        <Rows label={texts.missingTitle}>
          {steps.map((step) => (
            <Row
              key={step.title}
              icon={step.isDone ? 'check' : step === next ? 'arrow-right' : 'clock'}
              tone={step.isDone ? 'pass' : step === next ? 'accent' : 'none'}
              title={step === next ? <b>{step.title}</b> : step.title}
              note={step.note ?? (step.isDone || step === next ? undefined : texts.missing.ahead)}
              end={
                step === next && hasPage(step.place) ? (
                  <Link to={`/rollouts/${rollout.rolloutId}/${step.place}` as never}>
                    {texts.openPlace}
                    <span className="bw-hidden">: {step.title}</span>
                  </Link>
                ) : undefined
              }
            />
          ))}
        </Rows>
        {isRefused && <Notice tone="fail">{texts.missing.gateFailed}</Notice>}
      </Card>
    </div>
  );
}
