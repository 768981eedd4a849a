/** Who voted for what, whether each vote still counts, and the form to vote; says why one may not. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { decisions, gateRoutes, voteValidDays, type Decision, type GateView } from '#contracts/gate.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Row, Rows } from '../../ui/card.tsx';
import { Form, SelectField, TextAreaField } from '../../ui/field.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { decisionTexts } from './decision-texts.ts';

/** Votes for the present evidence. */
export function countingVotes(gate: GateView): number {
  return gate.votes.filter(({ standing }) => standing === 'counts').length;
}

function VoteForm({
  rolloutId,
  gate,
  onDone,
}: {
  readonly rolloutId: RolloutId;
  readonly gate: GateView;
  readonly onDone: () => void;
}) {
  const texts = useTexts(decisionTexts);
  const [choice, setChoice] = useState<Decision>(gate.proposal);
  const [comment, setComment] = useState('');
  const vote = useCommand(gateRoutes.castVote, { isQuiet: true, onDone });
  const send = () =>
    vote.mutate({
      params: { rolloutId, gateId: gate.gateId },
      body: { choice, comment: comment.trim(), evidenceHash: gate.evidenceHash },
    });
  return (
    <div className="gate-vote-form">
      <Form onSubmit={send}>
        <SelectField
          label={texts.voteTitle}
          help={texts.voteHelp}
          value={choice}
          choices={decisions.map((value) => ({ value, label: texts.decisions[value] }))}
          onChange={(next) => setChoice(next ?? choice)}
        />
        <TextAreaField label={texts.voteComment} value={comment} minRows={2} onChange={setComment} />
        {vote.error !== null && <ProblemNotice problem={vote.error} />}
        <div className="bw-form-buttons">
          <Button type="submit" loading={vote.isPending}>
            {texts.voteSend(texts.decisions[choice])}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** Why the signed-in person may not vote, or null. */
function useVoteRefused(gate: GateView): string | null {
  const texts = useTexts(decisionTexts);
  const say = useSay();
  const canVote = useCan('gate.vote');
  if (!canVote) return texts.voteDenied;
  return gate.voteRefused === null ? null : say(gate.voteRefused);
}

function VoteOffer({ rolloutId, gate }: { readonly rolloutId: RolloutId; readonly gate: GateView }) {
  const texts = useTexts(decisionTexts);
  const [isVoting, setVoting] = useState(false);
  const refused = useVoteRefused(gate);
  if (refused !== null) return <p className="gate-refused">{refused}</p>;
  if (isVoting) return <VoteForm rolloutId={rolloutId} gate={gate} onDone={() => setVoting(false)} />;
  return (
    <Button fullWidth onClick={() => setVoting(true)}>
      {texts.vote}
    </Button>
  );
}

/** The votes of a gate; while it is open, with the offer to vote. */
export function VotesSection({
  rolloutId,
  gate,
}: {
  readonly rolloutId: RolloutId;
  readonly gate: GateView;
}) {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  const counting = countingVotes(gate);
  const stale = { other_evidence: texts.voteOld, expired: texts.voteExpired(format.number(voteValidDays)) };
  return (
    <PanelSection
      title={texts.votes}
      note={texts.votesNote(format.number(counting), format.number(gate.quorum))}
    >
      {gate.votes.length === 0 && <p className="bw-quiet gate-votes-none">{texts.votesNone}</p>}
      <Rows label={texts.votes}>
        {gate.votes.map((vote) => (
          <Row
            key={`${vote.voterName} ${vote.at}`}
            icon={vote.standing === 'counts' ? 'check' : 'undo'}
            tone={vote.standing === 'counts' ? 'accent' : 'none'}
            title={vote.voterName}
            note={
              vote.standing === 'counts'
                ? [vote.voterRole, vote.comment].filter(Boolean).join(': ')
                : stale[vote.standing]
            }
            end={<b>{texts.decisions[vote.choice]}</b>}
          />
        ))}
      </Rows>
      {gate.decision === null && <VoteOffer rolloutId={rolloutId} gate={gate} />}
    </PanelSection>
  );
}
