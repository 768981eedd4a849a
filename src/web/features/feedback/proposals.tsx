/** Proposed changes of the plan: what waits for a decision, what is accepted and not done, and what became of the others. */
import type { ProposalId } from '#contracts/ids.ts';
import type { Proposal } from '#contracts/proposals.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { ProposalStateTag } from './proposal-state.tsx';
import { proposalTexts } from './proposal-texts.ts';

function Day({ proposal }: { readonly proposal: Proposal }) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  const { status, decideBy, dueOn, isOverdue } = proposal;
  const day = status === 'waiting' ? decideBy : status === 'accepted' ? dueOn : null;
  if (day === null) return null;
  return (
    <>
      {format.date(day)} {isOverdue && <Tag tone="warn">{texts.late}</Tag>}
    </>
  );
}

function ProposalRow({
  proposal,
  isOpen,
  onOpen,
}: {
  readonly proposal: Proposal;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  const { change, forWhom, part, status, owner, proposedBy, feedback } = proposal;
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <RowName onOpen={onOpen}>{change}</RowName>
        <small>
          {[forWhom, texts.from(feedback.length, format.number(feedback.length))]
            .filter((words) => words !== null)
            .join(' · ')}
        </small>
      </th>
      <td data-label={texts.heads.part}>{texts.parts[part]}</td>
      <td data-label={texts.heads.state}>
        <ProposalStateTag status={status} />
      </td>
      <td data-label={texts.heads.day}>
        <Day proposal={proposal} />
      </td>
      <td data-label={texts.heads.who}>{owner ?? texts.proposedBy(proposedBy)}</td>
    </tr>
  );
}

/** The part `changes`. */
export function Proposals({
  proposals,
  openId,
  onOpen,
}: {
  readonly proposals: readonly Proposal[];
  readonly openId: ProposalId | undefined;
  readonly onOpen: (proposalId: ProposalId) => void;
}) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  const { heads } = texts;
  if (proposals.length === 0)
    return (
      <EmptyState icon="edit" title={texts.none}>
        {texts.noneText}
      </EmptyState>
    );
  return (
    <Card title={texts.title} count={format.number(proposals.length)} note={texts.note}>
      <StackingTable heads={[heads.change, heads.part, heads.state, heads.day, heads.who]}>
        {proposals.map((proposal) => (
          <ProposalRow
            key={proposal.proposalId}
            proposal={proposal}
            isOpen={proposal.proposalId === openId}
            onOpen={() => onOpen(proposal.proposalId)}
          />
        ))}
      </StackingTable>
    </Card>
  );
}
