/** Choosing roles: each with what it lets somebody do. */
import { Checkbox } from '@mantine/core';
import { roles, type Role } from '#contracts/permissions.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { roleTexts } from './role-texts.ts';
import './settings.css';

/** The names of roles as a sentence does. */
export function useRoleNames(): (held: readonly Role[]) => string {
  const { names } = useTexts(roleTexts);
  return (held) => held.map((role) => names[role]).join(', ');
}

/** Check boxes for all roles; `error` says what is missing. */
export function RoleChoice({
  value,
  onChange,
  error,
}: {
  readonly value: readonly Role[];
  readonly onChange: (next: readonly Role[]) => void;
  readonly error?: string | undefined;
}) {
  const texts = useTexts(roleTexts);
  return (
    <Checkbox.Group
      label={texts.roles}
      error={error}
      value={[...value]}
      onChange={(next) => onChange(roles.filter((role) => next.includes(role)))}
    >
      <div className="settings-roles">
        {roles.map((role) => (
          <Checkbox key={role} value={role} label={texts.names[role]} description={texts.notes[role]} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
