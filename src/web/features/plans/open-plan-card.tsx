/** The plan that waits: what it comes to now, what is in its way, and the buttons of whoever may decide. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import type { OpenPlan } from '#contracts/plans.ts';
import { useBarredBy } from '../../app/process-manager.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Figures } from '../../ui/side-panel.tsx';
import { BecauseOf } from '../feedback/carries-out.tsx';
import { ApproveDialog, TurnDownDialog } from './decide-dialogs.tsx';
import { planTexts } from './plan-texts.ts';
import { useAbout, useFigures } from './plan-words.ts';
import './plans.css';

type Asked = 'approve' | 'rejected' | 'withdrawn';

/** What whoever approves should know first, and what must be mended before. */
function Remarks({ errors, cautions }: Pick<OpenPlan, 'errors' | 'cautions'>) {
  const texts = useTexts(planTexts);
  const say = useSay();
  if (errors.length + cautions.length === 0) return null;
  const title = errors.length > 0 ? texts.mendFirst(errors.length) : texts.knowFirst;
  return (
    <div>
      <h3 className="bw-plan-remarks">{title}</h3>
      <Rows label={title}>
        {errors.map((error) => (
          <Row key={say(error)} icon="cross" tone="fail" title={say(error)} />
        ))}
        {cautions.map((caution) => (
          <Row key={say(caution)} icon="warn" tone="warn" title={say(caution)} />
        ))}
      </Rows>
    </div>
  );
}

function Buttons({ plan, onAsk }: { readonly plan: OpenPlan; readonly onAsk: (what: Asked) => void }) {
  const texts = useTexts(planTexts);
  const mayApprove = useCan('plan.approve');
  const mayRun = useCan('rollout.run');
  const barred = useBarredBy();
  const blocked = !mayApprove ? texts.mayNot : plan.isForOthers ? texts.forOthers : undefined;
  return (
    <>
      <div className="bw-form-buttons">
        <Button
          variant="filled"
          leftSection={<Icon name={blocked === undefined ? 'check' : 'lock'} />}
          disabled={blocked !== undefined || plan.errors.length > 0}
          onClick={() => onAsk('approve')}
        >
          {texts.approve}
        </Button>
        {mayApprove && !plan.isOwn && <Button onClick={() => onAsk('rejected')}>{texts.reject}</Button>}
        {mayRun && barred === undefined && plan.isOwn && (
          <Button onClick={() => onAsk('withdrawn')}>{texts.withdraw}</Button>
        )}
      </div>
      {blocked !== undefined && <p className="bw-quiet">{blocked}</p>}
    </>
  );
}

/** `children` shows what the page alone can show of the plan. */
export function OpenPlanCard({
  rolloutId,
  plan,
  children,
}: {
  readonly rolloutId: RolloutId;
  readonly plan: OpenPlan;
  readonly children?: ReactNode;
}) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  const figuresOf = useFigures();
  const aboutOf = useAbout();
  const [asked, ask] = useState<Asked | null>(null);
  const { figures, submittedBy, submittedAt, reason } = plan;
  const about = aboutOf(figures);
  const close = () => ask(null);
  return (
    <Card title={texts.title[figures.kind]} note={texts.submitted(submittedBy, format.dateTime(submittedAt))}>
      <div className="bw-stack bw-plan">
        {about !== null && <p>{about}</p>}
        <Figures figures={figuresOf(figures)} />
        {reason !== '' && <blockquote>{reason}</blockquote>}
        <BecauseOf proposal={plan.proposal} />
        {children}
        <Remarks errors={plan.errors} cautions={plan.cautions} />
        <p className="bw-quiet">{texts.until[figures.kind]}</p>
        <Buttons plan={plan} onAsk={ask} />
      </div>
      {asked === 'approve' && <ApproveDialog rolloutId={rolloutId} plan={plan} onClose={close} />}
      {(asked === 'rejected' || asked === 'withdrawn') && (
        <TurnDownDialog rolloutId={rolloutId} plan={plan} to={asked} onClose={close} />
      )}
    </Card>
  );
}
