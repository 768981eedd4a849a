/** Every plan that was decided: what it came to, who submitted it, who decided, and why. */
import type { RolloutId } from '#contracts/ids.ts';
import type { DecidedPlan } from '#contracts/plans.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { HeadRow } from '../../ui/head-row.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { StackingBoard } from '../rollouts/stacking-board.tsx';
import { planTexts } from './plan-texts.ts';
import { useAbout } from './plan-words.ts';
import { usePlans } from './use-plans.ts';

const tones = { proposed: 'warn', approved: 'pass', rejected: 'fail', withdrawn: 'none' } as const;

function PlanRow({ plan }: { readonly plan: DecidedPlan }) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  const aboutOf = useAbout();
  const { figures, status, decision, reason } = plan;
  const about = aboutOf(figures);
  const { columns } = texts;
  return (
    <tr>
      <th scope="row">
        {texts.name[figures.kind]}
        <small className="bw-quiet">{texts.peopleOf(figures.people, format.number(figures.people))}</small>
      </th>
      <td data-align="start" data-label={columns.reason}>
        {about !== null && <span>{about}</span>}
        {reason !== '' && <small className="bw-quiet">{reason}</small>}
      </td>
      <td data-align="start" data-label={columns.submitted}>
        {plan.submittedBy}
        <small className="bw-quiet">{format.dateTime(plan.submittedAt)}</small>
      </td>
      <td data-align="start" data-label={columns.decided}>
        <Tag tone={tones[status]}>
          {texts.statuses[status]}
          {plan.isAlone ? `, ${texts.alone}` : ''}
        </Tag>
        {decision !== '' && <small>{decision}</small>}
        <small className="bw-quiet">
          {plan.decidedBy}, {format.dateTime(plan.decidedAt)}
        </small>
      </td>
    </tr>
  );
}

export function DecidedPlansCard({ rolloutId }: { readonly rolloutId: RolloutId }) {
  const texts = useTexts(planTexts);
  const plans = usePlans(rolloutId);
  const { columns } = texts;
  return (
    <Card title={texts.history} note={texts.historyNote}>
      <Answer of={plans} what={texts.what}>
        {({ decided }) =>
          decided.length === 0 ? (
            <p className="bw-quiet">{texts.historyNone}</p>
          ) : (
            <StackingBoard className="bw-revisions" label={texts.history}>
              <table>
                <HeadRow
                  heads={[
                    [columns.plan, 'start'],
                    [columns.reason, 'start'],
                    [columns.submitted, 'start'],
                    [columns.decided, 'start'],
                  ]}
                />
                <tbody>
                  {decided.map((plan) => (
                    <PlanRow key={plan.planId} plan={plan} />
                  ))}
                </tbody>
              </table>
            </StackingBoard>
          )
        }
      </Answer>
    </Card>
  );
}
