/** One audit event: who, when, about what, why, and every field before and after. */
import { auditRoutes, type AuditEvent } from '#contracts/audit.ts';
import { useRoute } from '../../api/hooks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Details } from '../../ui/details.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { auditActionTexts } from './audit-action-texts.ts';
import { auditSubjectTexts, writeSubject } from './audit-subject-texts.ts';
import { auditChanges } from './audit-changes.ts';
import { useAuditFilter } from './audit-filter.ts';
import { useAuditReason } from './audit-reason.ts';
import { auditTexts } from './audit-texts.ts';
import { useOpened } from './opened.ts';

function Changes({ event }: { readonly event: AuditEvent }) {
  const texts = useTexts(auditTexts);
  const changes = auditChanges(event.before, event.after);
  if (changes.length === 0) return <p className="bw-quiet">{texts.noValues}</p>;
  return (
    <dl className="settings-changes">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.field}</dt>
          {change.before !== null && (
            <dd>
              <span className="bw-quiet">{texts.before}</span>
              <del>{change.before}</del>
            </dd>
          )}
          {change.after !== null && (
            <dd>
              <span className="bw-quiet">{texts.after}</span>
              <ins>{change.after}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function EventPanel({ event, onClose }: { readonly event: AuditEvent; readonly onClose: () => void }) {
  const texts = useTexts(auditTexts);
  const { actions } = useTexts(auditActionTexts);
  const subjects = useTexts(auditSubjectTexts);
  const format = useFormat();
  const filter = useAuditFilter();
  const reasonOf = useAuditReason();
  return (
    <SidePanel
      title={actions[event.action]}
      note={texts.event(format.number(event.sequence))}
      onClose={onClose}
      foot={
        <>
          <TextButton onClick={() => filter.setSubject(`${event.subjectKind}:${event.subjectId}`)}>
            {texts.showSubject}
          </TextButton>
          <br />
          <TextButton onClick={() => filter.setActor(`${event.actorKind}:${event.actorId}`)}>
            {texts.showActor}
          </TextButton>
        </>
      }
    >
      <Details
        entries={[
          [texts.at, format.dateTime(event.at)],
          [
            texts.actor,
            event.actorKind === 'engine'
              ? event.actorName
              : `${event.actorName} (${texts.actorKinds[event.actorKind]})`,
          ],
          [texts.subject, writeSubject(subjects, event)],
          [texts.reason, reasonOf(event) || texts.noReason],
          ...(event.requestId === null ? [] : [[texts.request, event.requestId] as const]),
        ]}
      />
      <PanelSection title={texts.change} note={<code className="settings-code">{event.action}</code>}>
        <Changes event={event} />
      </PanelSection>
    </SidePanel>
  );
}

/** The open event, asked for by its number; nothing when none is open. */
export function AuditPanel() {
  const [opened, open] = useOpened('event');
  const sequence = typeof opened === 'number' ? opened : 0;
  // The log is read newest first, so the event stands directly behind the number that follows it.
  const answer = useRoute(
    auditRoutes.listAuditEvents,
    { query: { after: sequence + 1, limit: 1 } },
    { isEnabled: sequence > 0 },
  );
  const event = answer.data?.rows.find((row) => row.sequence === sequence);
  return event === undefined ? null : <EventPanel event={event} onClose={() => open(null)} />;
}
