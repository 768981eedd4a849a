/** One proposed change: what and why, the feedback behind it, what happened to it, and what comes next. */
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import type { Proposal } from '#contracts/proposals.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { editorOf, placeOfResult } from './editors.ts';
import { FeedbackQuotes } from './feedback-quotes.tsx';
import { ProposalStateTag } from './proposal-state.tsx';
import { proposalTexts } from './proposal-texts.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { WordsDialog, type WordsAct } from './words-dialog.tsx';

type Open = 'decide' | 'publish' | WordsAct | null;

function History({ entries }: Pick<Proposal, 'entries'>) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  if (entries.length === 0) return null;
  return (
    <PanelSection title={texts.history}>
      <Rows label={texts.history}>
        {entries.map(({ kind, text, by, at, isAlone }) => (
          <Row
            key={`${kind} ${at}`}
            title={<b>{texts.entries[kind]}</b>}
            note={[by, format.dateTime(at), isAlone ? texts.alone : ''].filter(Boolean).join(' · ')}
          >
            {text !== '' && <p className="feedback-said">{text}</p>}
          </Row>
        ))}
      </Rows>
    </PanelSection>
  );
}

/** What it became, with the way there. */
function Became({ rolloutId, result }: { readonly rolloutId: RolloutId } & Pick<Proposal, 'result'>) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  if (result === null || result.kind === 'words') return null;
  const { path, search } = placeOfResult(result);
  const words =
    result.kind === 'message'
      ? texts.results.message
      : texts.results[result.kind](format.number(result.revision));
  return (
    <PanelSection title={texts.became}>
      <Link to={`/rollouts/${rolloutId}${path}` as never} search={search as never}>
        {words}
      </Link>
    </PanelSection>
  );
}

/** What can be done now, the most likely first. */
function Buttons({
  rolloutId,
  proposal,
  onOpen,
}: {
  readonly rolloutId: RolloutId;
  readonly proposal: Proposal;
  readonly onOpen: (open: Open) => void;
}) {
  const texts = useTexts(proposalTexts);
  const navigate = useNavigate();
  const canPlan = useCan('rollout.plan');
  const canTell = useCan('message.write');
  const { status, part, isOwn, isBarred, published } = proposal;
  const editor = editorOf(proposal);
  if (status === 'waiting')
    return (
      <>
        {canPlan && !isBarred && (
          <Button variant="filled" onClick={() => onOpen('decide')}>
            {texts.decide}
          </Button>
        )}
        {isOwn && <Button onClick={() => onOpen('withdraw')}>{texts.withdraw}</Button>}
      </>
    );
  if (status === 'accepted' && canPlan)
    return (
      <div className="feedback-buttons">
        {editor !== null && part in texts.carry && (
          <Button
            variant="filled"
            onClick={() =>
              void navigate({ to: `/rollouts/${rolloutId}${editor.path}`, search: editor.search } as never)
            }
          >
            {texts.carry[part as keyof typeof texts.carry]}
          </Button>
        )}
        <Button variant={editor === null ? 'filled' : 'default'} onClick={() => onOpen('carry_out')}>
          {texts.words}
        </Button>
        <Button variant="subtle" onClick={() => onOpen('drop')}>
          {texts.drop}
        </Button>
      </div>
    );
  if (status === 'carried_out' && canTell)
    return (
      <Button variant={published === null ? 'filled' : 'default'} onClick={() => onOpen('publish')}>
        {published === null ? texts.publish : texts.publishChange}
      </Button>
    );
  return null;
}

/** Why the reader cannot decide; nothing where they can, or nothing is to decide. */
function useFoot({ status, isBarred }: Proposal): string | undefined {
  const texts = useTexts(proposalTexts);
  const canPlan = useCan('rollout.plan');
  if (status !== 'waiting') return undefined;
  if (!canPlan) return texts.mayNot;
  return isBarred ? texts.barred : undefined;
}

function Facts({ proposal }: { readonly proposal: Proposal }) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  const { part, forWhom, proposedBy, proposedAt, owner, dueOn } = proposal;
  const facts: readonly Detail[] = [
    [texts.part, texts.parts[part]],
    ...(forWhom === null ? [] : [[texts.forWhom, forWhom] as const]),
    [texts.by, `${proposedBy}, ${format.date(format.dateOf(proposedAt))}`],
    ...(owner === null || dueOn === null
      ? []
      : [[texts.owner, `${owner}, ${texts.dueOn(format.date(dueOn))}`] as const]),
  ];
  return <Details entries={facts} />;
}

/** What people read on their page about it. */
function Published({ published }: Pick<Proposal, 'published'>) {
  const texts = useTexts(proposalTexts);
  if (published === null) return null;
  return (
    <PanelSection title={texts.publishTitle}>
      {Object.entries(published).map(([locale, text]) => (
        <p key={locale} lang={locale}>
          {text}
        </p>
      ))}
    </PanelSection>
  );
}

export function ProposalPanel({
  rolloutId,
  proposal,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly proposal: Proposal;
  readonly onClose: () => void;
}) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  const [open, setOpen] = useState<Open>(null);
  const { status, change, why, decideBy, isOverdue, feedback, entries, result, published } = proposal;
  const dialog = { rolloutId, proposal, onClose: () => setOpen(null) };
  return (
    <SidePanel
      title={change}
      subtitle={
        <span className="feedback-state">
          <ProposalStateTag status={status} />
          {status === 'waiting' && texts.decideBy(format.date(decideBy))}
          {isOverdue && <Tag tone="warn">{texts.late}</Tag>}
        </span>
      }
      onClose={onClose}
      buttons={<Buttons rolloutId={rolloutId} proposal={proposal} onOpen={setOpen} />}
      foot={useFoot(proposal)}
    >
      <p className="feedback-said">{why}</p>
      <Facts proposal={proposal} />
      <PanelSection title={texts.said} note={format.number(feedback.length)}>
        <FeedbackQuotes quotes={feedback} />
      </PanelSection>
      <Became rolloutId={rolloutId} result={result} />
      <Published published={published} />
      <History entries={entries} />
      {open === 'decide' && <DecideDialog {...dialog} />}
      {open === 'publish' && <PublishDialog {...dialog} />}
      {(open === 'withdraw' || open === 'carry_out' || open === 'drop') && (
        <WordsDialog {...dialog} act={open} />
      )}
    </SidePanel>
  );
}
