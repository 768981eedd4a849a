/** One person of the cohort beside the table: why they are in, what they stand for, and what they have said. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CohortMemberRow } from '#contracts/participation.ts';
import { pilotRoutes, type CohortView } from '#contracts/pilot.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Details } from '../../ui/details.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { AnswerTag } from './answer-tag.tsx';
import { attributeLabel } from './choice.ts';
import { participationTexts } from './participation-texts.ts';
import { pilotTexts } from './pilot-texts.ts';
import { useReasonWords } from './reason-words.ts';

const reasonLeast = 3;

function RecordAnswer({
  rolloutId,
  cohort,
  member,
}: {
  readonly rolloutId: RolloutId;
  readonly cohort: CohortView;
  readonly member: CohortMemberRow;
}) {
  const texts = useTexts(participationTexts);
  const [reason, setReason] = useState('');
  const record = useCommand(pilotRoutes.recordAnswer, { isQuiet: true, onDone: () => setReason('') });
  const isShort = reason.trim().length < reasonLeast;
  const say = (answer: 'yes' | 'no') =>
    record.mutate({
      params: { rolloutId, cohortId: cohort.cohortId, personId: member.personId },
      body: { answer, reason: reason.trim() },
    });
  return (
    <PanelSection title={texts.record}>
      <p className="bw-quiet">{texts.recordNote}</p>
      <TextAreaField label={texts.how} value={reason} minRows={2} onChange={setReason} />
      <div className="bw-form-buttons">
        {member.status !== 'accepted' && (
          <Button disabled={isShort || record.isPending} onClick={() => say('yes')}>
            {texts.yes}
          </Button>
        )}
        {member.status !== 'declined' && (
          <Button disabled={isShort || record.isPending} onClick={() => say('no')}>
            {texts.no}
          </Button>
        )}
      </div>
      {record.error !== null && <ProblemNotice problem={record.error} />}
    </PanelSection>
  );
}

/** The panel of a member. */
export function MemberPanel({
  rolloutId,
  cohort,
  member,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly cohort: CohortView;
  readonly member: CohortMemberRow;
  readonly onClose: () => void;
}) {
  const texts = useTexts(participationTexts);
  const pilot = useTexts(pilotTexts);
  const format = useFormat();
  const words = useReasonWords();
  const canPlan = useCan('rollout.plan');
  const { answeredBy, answeredVia, statusAt, note } = member;
  return (
    <SidePanel title={member.displayName} onClose={onClose}>
      <AnswerTag status={member.status} problem={member.problem} />
      {answeredVia !== null && statusAt !== null && (
        <p className="bw-quiet">
          {texts.by(answeredBy ?? '', format.dateTime(statusAt))}, {texts.via[answeredVia]}
          {note !== null && <>: {note}</>}
        </p>
      )}
      <PanelSection title={texts.why}>
        <p>{words(member.reason)}</p>
      </PanelSection>
      <PanelSection title={texts.values}>
        <Details
          entries={[
            [texts.identifier, member.externalId],
            ...Object.entries(member.values).map(
              ([name, value]) => [attributeLabel(name), value ?? pilot.missing] as const,
            ),
          ]}
        />
      </PanelSection>
      {canPlan && cohort.status !== 'discarded' && (
        <RecordAnswer key={member.personId} rolloutId={rolloutId} cohort={cohort} member={member} />
      )}
    </SidePanel>
  );
}
