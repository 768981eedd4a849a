/** The rehearsal of rolling the whole rollout back: what came of the last one, and another at a click. */
import type { RolloutId } from '#contracts/ids.ts';
import { rollbackRoutes, type WholeRollbackRehearsal } from '#contracts/rollback-plan.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { wholeRollbackTexts } from './whole-rollback-texts.ts';

/** What the program counted, in sentences. */
function useCounted(): (rehearsal: WholeRollbackRehearsal) => string {
  const texts = useTexts(wholeRollbackTexts);
  const format = useFormat();
  return ({ brought, calledOff, left }) => {
    const played = texts.played(format.number(brought), format.number(calledOff));
    return left === 0 ? played : `${played} ${texts.leftBehind(format.number(left))}`;
  };
}

export function WholeRehearsal({
  rolloutId,
  rehearsal,
}: {
  readonly rolloutId: RolloutId;
  readonly rehearsal: WholeRollbackRehearsal | null;
}) {
  const texts = useTexts(wholeRollbackTexts);
  const format = useFormat();
  const counted = useCounted();
  const rehearse = useCommand(rollbackRoutes.rehearseWholeRollback, { isQuiet: true });
  const isDone = rehearsal !== null;
  const isWhole = isDone && rehearsal.left === 0;
  const undone = isDone ? 'warn' : 'clock';
  return (
    <>
      <Rows label={texts.rehearse}>
        <Row
          icon={isWhole ? 'check' : undone}
          tone={isWhole ? 'pass' : 'warn'}
          title={isDone ? texts.rehearsed(format.weekday(rehearsal.on), rehearsal.by) : texts.unrehearsed}
          note={isDone ? counted(rehearsal) : texts.rehearseNote}
          end={
            <button
              type="button"
              className="bw-text-button"
              disabled={rehearse.isPending}
              onClick={() => {
                rehearse.mutate({ params: { rolloutId } });
              }}
            >
              {texts.rehearse}
            </button>
          }
        />
      </Rows>
      {rehearse.error !== null && <ProblemNotice problem={rehearse.error} />}
    </>
  );
}
