/** How many people may start a day by what the helpdesk carries, and the stage that plans more. */
import { Link } from '@tanstack/react-router';
import type { PaceView } from '#contracts/rollouts.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { runTexts } from './run-texts.ts';

export function PaceNotice({ pace }: { readonly pace: PaceView }) {
  const texts = useTexts(runTexts);
  const format = useFormat();
  const stageName = useStageName();
  const rolloutId = useRolloutId();
  const { starts, ticketsPerPerson, people, minutesPerDay, minutesPerTicket, plan } = pace;
  return (
    <Notice
      tone={plan === null ? 'accent' : 'warn'}
      title={texts.paced(starts, format.number(starts))}
      actions={
        plan?.kind === 'wave' && (
          <Link to={`/rollouts/${rolloutId}/waves` as never}>{texts.proposeReplan}</Link>
        )
      }
    >
      <p>
        {texts.pacedBy({
          rate: format.number(ticketsPerPerson * 100, 1),
          people: format.number(people),
          perTicket: format.number(minutesPerTicket),
          perDay: format.number(minutesPerDay),
        })}
        {plan !== null &&
          ` ${texts.pacedBelowPlan(stageName(plan.stageName), format.number(plan.startsPerDay))}`}
      </p>
    </Notice>
  );
}
