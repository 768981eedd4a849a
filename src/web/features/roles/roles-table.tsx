/** The table of roles; who plans the rollout changes it role by role. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { responsibilityRoutes, type Responsibility } from '#contracts/responsibilities.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { rolesTexts } from './roles-texts.ts';

/** The usual roles of a rollout and when each is active; the texts say what they do. */
const usualRoles = [
  ['manager', ['plan', 'pilot', 'waves', 'operations']],
  ['sponsor', ['plan', 'pilot', 'waves']],
  ['endpoint', ['plan', 'pilot', 'waves', 'operations']],
  ['apps', ['pilot', 'waves']],
  ['communications', ['plan', 'pilot', 'waves']],
  ['training', ['pilot', 'waves']],
  ['helpdesk', ['pilot', 'waves', 'operations']],
] as const;

function RoleLine({
  role,
  onOpen,
}: {
  readonly role: Responsibility;
  readonly onOpen: (() => void) | undefined;
}) {
  const texts = useTexts(rolesTexts);
  return (
    <tr>
      <th scope="row">
        <RowName onOpen={onOpen}>{role.role}</RowName>
      </th>
      <td data-label={texts.people}>
        {role.people === '' ? <span className="bw-quiet">{texts.open}</span> : role.people}
      </td>
      <td data-label={texts.duties}>{role.duties}</td>
      <td data-label={texts.skills}>{role.skills}</td>
      <td data-label={texts.phases}>{role.phases.map((phase) => texts.phaseNames[phase]).join(', ')}</td>
    </tr>
  );
}

function Table({
  roles,
  onOpen,
}: {
  readonly roles: readonly Responsibility[];
  readonly onOpen: ((at: number) => void) | undefined;
}) {
  const texts = useTexts(rolesTexts);
  return (
    <StackingTable heads={[texts.role, texts.people, texts.duties, texts.skills, texts.phases]}>
      {roles.map((role, at) => (
        <RoleLine
          key={JSON.stringify(role)}
          role={role}
          onOpen={onOpen === undefined ? undefined : () => onOpen(at)}
        />
      ))}
    </StackingTable>
  );
}

export function RolesTable({
  rolloutId,
  roles,
}: {
  readonly rolloutId: RolloutId;
  readonly roles: readonly Responsibility[];
}) {
  const texts = useTexts(rolesTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const [openAt, setOpenAt] = useState<number | null>(null);
  const save = useCommand(responsibilityRoutes.setResponsibilities, {
    isQuiet: true,
    onDone: () => setOpenAt(null),
  });
  const send = (next: readonly Responsibility[]) =>
    save.mutate({ params: { rolloutId }, body: { roles: [...next] } });
  const usual = usualRoles.map(([name, phases]) => ({
    ...texts.usual[name],
    people: '',
    phases: [...phases],
  }));
  const add = canPlan && (
    <Button variant="default" onClick={() => setOpenAt(roles.length)}>
      {texts.add}
    </Button>
  );
  return (
    <Card title={texts.rolesCard} count={format.number(roles.length)} note={texts.rolesNote} isLined>
      {roles.length === 0 ? (
        <EmptyState
          icon="people"
          title={texts.none}
          actions={
            canPlan && (
              <>
                <Button variant="filled" loading={save.isPending} onClick={() => send(usual)}>
                  {texts.useUsual}
                </Button>
                {add}
              </>
            )
          }
        >
          {canPlan && texts.noneText}
        </EmptyState>
      ) : (
        <>
          <Table roles={roles} onOpen={canPlan ? setOpenAt : undefined} />
          {add !== false && <div className="roles-foot">{add}</div>}
        </>
      )}
      {openAt !== null && (
        <RoleDialog
          role={roles[openAt]}
          isBusy={save.isPending}
          problem={save.error}
          onSave={(role) => send([...roles.slice(0, openAt), role, ...roles.slice(openAt + 1)])}
          onRemove={() => send(roles.filter((_, at) => at !== openAt))}
          onClose={() => setOpenAt(null)}
        />
      )}
    </Card>
  );
}
