/** How many votes the decision will need; set before the gate opens, by who plans the rollout. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { gateRoutes } from '#contracts/gate.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Form, NumberField } from '../../ui/field.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { decisionTexts } from './decision-texts.ts';

const quorumMax = 20;

function QuorumForm({ rolloutId, quorum }: { readonly rolloutId: RolloutId; readonly quorum: number }) {
  const texts = useTexts(decisionTexts);
  const [wanted, setWanted] = useState<number | null>(quorum);
  const save = useCommand(gateRoutes.setQuorum, { isQuiet: true });
  const isChanged = wanted !== null && wanted !== quorum && Number.isInteger(wanted);
  const send = () => {
    if (isChanged) save.mutate({ params: { rolloutId }, body: { quorum: wanted } });
  };
  return (
    <Form onSubmit={send}>
      <NumberField
        label={texts.quorumField}
        help={texts.quorumHelp}
        value={wanted}
        min={1}
        max={quorumMax}
        onChange={setWanted}
      />
      {save.error !== null && <ProblemNotice problem={save.error} />}
      <div className="bw-form-buttons">
        <Button type="submit" disabled={!isChanged} loading={save.isPending}>
          {texts.quorumSave}
        </Button>
      </div>
    </Form>
  );
}

/** The section; who may not plan only reads it. */
export function QuorumSection({ rolloutId }: { readonly rolloutId: RolloutId }) {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const { data } = useRoute(gateRoutes.getQuorum, { params: { rolloutId } });
  if (data === undefined) return null;
  return (
    <PanelSection
      title={texts.votes}
      note={texts.quorumNote(format.number(data.quorum), data.voters, format.number(data.voters))}
    >
      {canPlan && <QuorumForm key={data.quorum} rolloutId={rolloutId} quorum={data.quorum} />}
    </PanelSection>
  );
}
