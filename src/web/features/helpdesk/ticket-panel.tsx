/** One question: what the person wrote, and the answer they will read on their page. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { helpdeskRoutes, type Ticket } from '#contracts/helpdesk.ts';
import type { TicketId } from '#contracts/ids.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue, useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { FieldErrors, Form, TextAreaField } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { TicketMark } from '../feedback/ticket-mark.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { helpdeskTexts } from './helpdesk-texts.ts';
import { SortField } from './sort-field.tsx';
import { openStatuses, TicketStateTag } from './ticket-state.tsx';

const answerLengthMax = 4000;

function AnswerForm({ ticket }: { readonly ticket: Ticket }) {
  const texts = useTexts(helpdeskTexts);
  const format = useFormat();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { rolloutId, ticketId } = ticket;
  const send = useCommand(helpdeskRoutes.answerTicket, {
    isQuiet: true,
    onDone: () => showToast({ tone: 'pass', title: texts.sent(ticket.displayName) }),
  });
  const answer = text.trim();
  const error =
    answer.length > answerLengthMax
      ? texts.tooLong(format.number(answerLengthMax))
      : isChecked && answer === ''
        ? texts.missing
        : undefined;
  const submit = () => {
    setChecked(true);
    if (answer === '' || answer.length > answerLengthMax) return;
    send.mutate({ params: { rolloutId, ticketId }, body: { answer } });
  };
  return (
    <FieldErrors errors={send.error?.errors}>
      <Form onSubmit={submit}>
        <TextAreaField
          label={texts.answer}
          help={texts.answerHelp}
          pointer="/answer"
          value={text}
          onChange={setText}
          error={error}
          minRows={6}
        />
        {send.error !== null && send.error.errors.length === 0 && <ProblemNotice problem={send.error} />}
        <Button type="submit" variant="filled" loading={send.isPending}>
          {texts.send}
        </Button>
      </Form>
    </FieldErrors>
  );
}

function TheAnswer({ ticket }: { readonly ticket: Ticket }) {
  const texts = useTexts(helpdeskTexts);
  const format = useFormat();
  const canAnswer = useCan('ticket.answer');
  if (ticket.answer !== null)
    return (
      <PanelSection title={texts.answer}>
        <p className="helpdesk-said">{ticket.answer}</p>
        <p className="bw-quiet">
          {ticket.answeredBy !== null && texts.answerBy(ticket.answeredBy, format.dateTime(ticket.statusAt))}
        </p>
      </PanelSection>
    );
  if (!openStatuses.includes(ticket.status)) return null;
  return canAnswer ? <AnswerForm ticket={ticket} /> : <p className="bw-quiet">{texts.notYours}</p>;
}

function TicketDetails({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }) {
  const texts = useTexts(helpdeskTexts);
  const stageName = useStageName();
  const format = useFormat();
  const canAnswer = useCan('ticket.answer');
  const sources: Readonly<Record<string, string>> = texts.sources;
  const details: readonly Detail[] = [
    [texts.asked, format.dateTime(ticket.openedAt)],
    [texts.source, sources[ticket.source] ?? ticket.source],
    [texts.stage, stageName(ticket.stageName)],
    ...(canAnswer
      ? []
      : [[texts.sort, ticket.sort === null ? texts.unsorted : texts.sorts[ticket.sort]] as const]),
    [texts.department, ticket.department ?? texts.notKnown],
    [texts.site, ticket.site ?? texts.notKnown],
  ];
  return (
    <SidePanel
      title={ticket.displayName}
      subtitle={
        <span className="helpdesk-state">
          <TicketStateTag status={ticket.status} />
          {texts.meanings[ticket.status]}
        </span>
      }
      onClose={onClose}
    >
      <p className="helpdesk-said">{ticket.body}</p>
      <TheAnswer ticket={ticket} />
      {canAnswer && <SortField ticket={ticket} />}
      <TicketMark ticket={ticket} />
      <Details entries={details} />
    </SidePanel>
  );
}

/** The panel of the open question; nothing when none is open. */
export function TicketPanel() {
  const texts = useTexts(helpdeskTexts);
  const rolloutId = useRolloutId();
  const [opened, open] = useAddressValue('ticket');
  const ticketId = Number(opened) as TicketId;
  const isOpen = opened !== undefined && Number.isSafeInteger(ticketId);
  const ticket = useRoute(
    helpdeskRoutes.getTicket,
    { params: { rolloutId, ticketId } },
    { isEnabled: isOpen },
  );
  if (!isOpen) return null;
  const onClose = () => open(null);
  if (ticket.data === undefined)
    return (
      <SidePanel title={texts.question} onClose={onClose}>
        <Answer of={ticket} what={texts.what}>
          {() => null}
        </Answer>
      </SidePanel>
    );
  return <TicketDetails key={ticket.data.ticketId} ticket={ticket.data} onClose={onClose} />;
}
