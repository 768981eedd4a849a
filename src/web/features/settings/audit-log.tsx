/** The audit log: filters, the events newest first, and the check of the chain. */
import { useMemo } from 'react';
import { auditActions } from '#contracts/audit-actions.ts';
import { actorKinds, auditRoutes, type AuditEvent } from '#contracts/audit.ts';
import { given } from '../../api/given.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, ChoiceChip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { auditActionTexts } from './audit-action-texts.ts';
import { auditSubjectTexts, writeSubject } from './audit-subject-texts.ts';
import { useAuditFilter, type AuditFilter } from './audit-filter.ts';
import { useAuditReason } from './audit-reason.ts';
import { auditTexts } from './audit-texts.ts';
import { AuditVerificationCard } from './audit-verification.tsx';
import { useOpened } from './opened.ts';

const all = 'all';

function Filters({ filter }: { readonly filter: AuditFilter }) {
  const texts = useTexts(auditTexts);
  const { actions } = useTexts(auditActionTexts);
  const subjects = useTexts(auditSubjectTexts);
  const actionChoices = [
    { value: all, label: texts.any },
    ...auditActions
      .map((action) => ({ value: action as string, label: actions[action] }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  ];
  const actorChoices = [
    { value: all, label: texts.any },
    ...actorKinds.map((kind) => ({ value: kind as string, label: texts.actorKinds[kind] })),
  ];
  return (
    <Chips label={texts.filters}>
      <ChoiceChip
        label={texts.action}
        value={filter.action ?? all}
        choices={actionChoices}
        isOn={filter.action !== undefined}
        onChange={(next) => filter.setAction(auditActions.find((action) => action === next) ?? null)}
      />
      <ChoiceChip
        label={texts.actorKind}
        value={filter.actorKind ?? all}
        choices={actorChoices}
        isOn={filter.actorKind !== undefined}
        onChange={(next) => filter.setActor(next === all ? null : next)}
      />
      {filter.actorId !== undefined && (
        <Chip
          icon="close"
          label={texts.onlyActor(
            filter.actorKind === undefined
              ? filter.actorId
              : `${texts.actorKinds[filter.actorKind]}, ${filter.actorId}`,
          )}
          isOn
          onClick={() => filter.setActor(filter.actorKind ?? null)}
        />
      )}
      {filter.subjectKind !== undefined && (
        <Chip
          icon="close"
          label={texts.onlySubject(
            writeSubject(subjects, { subjectKind: filter.subjectKind, subjectId: filter.subjectId ?? '' }),
          )}
          isOn
          onClick={() => filter.setSubject(null)}
        />
      )}
    </Chips>
  );
}

function useAuditColumns(): readonly Column<AuditEvent>[] {
  const texts = useTexts(auditTexts);
  const { actions } = useTexts(auditActionTexts);
  const subjects = useTexts(auditSubjectTexts);
  const format = useFormat();
  const reasonOf = useAuditReason();
  return useMemo<readonly Column<AuditEvent>[]>(
    () => [
      {
        id: 'number',
        header: texts.number,
        cell: (row) => format.number(row.sequence),
        width: '56px',
        align: 'end',
      },
      { id: 'at', header: texts.at, cell: (row) => format.dateTime(row.at), width: '160px' },
      { id: 'action', header: texts.action, cell: (row) => <b>{actions[row.action]}</b> },
      { id: 'actor', header: texts.actor, cell: (row) => row.actorName },
      { id: 'subject', header: texts.subject, cell: (row) => writeSubject(subjects, row) },
      { id: 'reason', header: texts.reason, cell: (row) => reasonOf(row), width: 'minmax(100px, 1.4fr)' },
    ],
    [texts, actions, subjects, format, reasonOf],
  );
}

/** Filters, table and verification. */
export function AuditLog() {
  const texts = useTexts(auditTexts);
  const filter = useAuditFilter();
  const [opened, open] = useOpened('event');
  const columns = useAuditColumns();
  const { action, actorKind, actorId, subjectKind, subjectId } = filter;
  const { error, retry, ...rows } = useRows(auditRoutes.listAuditEvents, {
    query: given({ action, actorKind, actorId, subjectKind, subjectId }),
  });
  return (
    <>
      <AuditVerificationCard />
      <Filters filter={filter} />
      <Card>
        {error === null ? (
          <DataTable
            {...rows}
            label={texts.table}
            columns={columns}
            rowId={(row) => row.sequence}
            openId={typeof opened === 'number' ? opened : null}
            onOpen={(row) => open(row.sequence)}
            minWidth={760}
            maxRows={18}
            empty={<p className="bw-quiet">{texts.nothing}</p>}
          />
        ) : (
          <ProblemNotice problem={error} onRetry={retry} />
        )}
      </Card>
    </>
  );
}
