/** The panel of one account: change its roles, or end its access. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { accountRoutes, type Account } from '#contracts/accounts.ts';
import { loadRoutes } from '#contracts/load.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { ProblemNotice, useProblemSentence } from '../../app/problem-notice.tsx';
import { useSession } from '../../app/session.tsx';
import { localeNames } from '../../i18n/locale.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SeveralField } from '../../ui/several-field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { RoleChoice, useRoleNames } from './role-choice.tsx';
import { roleTexts } from './role-texts.ts';
import { teamTexts } from './team-texts.ts';

function Disable({ account }: { readonly account: Account }) {
  const texts = useTexts(teamTexts);
  const sentence = useProblemSentence();
  const [isAsking, setAsking] = useState(false);
  const disable = useCommand(accountRoutes.disableAccount, {
    isQuiet: true,
    onDone: () => {
      setAsking(false);
      showToast({ tone: 'none', title: texts.disabledDone(account.displayName) });
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{texts.disable}</Button>
      <ConfirmPreview
        isOpen={isAsking}
        title={texts.disableTitle(account.displayName)}
        figures={[{ value: '1', label: texts.person }]}
        warning={texts.disableWarning}
        confirmLabel={texts.disable}
        isDangerous
        isBusy={disable.isPending}
        error={disable.error === null ? undefined : sentence(disable.error)}
        onConfirm={() => disable.mutate({ params: { accountId: account.accountId } })}
        onCancel={() => setAsking(false)}
      >
        {texts.disableText(account.displayName)}
      </ConfirmPreview>
    </>
  );
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((entry) => other.includes(entry));

/** The departments of a contact. Those the directory no longer knows stay in the list until they are taken out. */
function Departments({
  value,
  onChange,
}: {
  readonly value: readonly string[];
  readonly onChange: (next: readonly string[]) => void;
}) {
  const texts = useTexts(teamTexts);
  const rows = useRoute(loadRoutes.getLoad, { query: { weeks: 1 } }, { isCostly: true }).data?.rows ?? [];
  const known = rows.flatMap(({ department }) => (department === null ? [] : [department]));
  return (
    <SeveralField
      label={texts.departments}
      help={texts.departmentsHelp}
      value={value}
      all={[...new Set([...known, ...value])]}
      nameOf={(name) => name}
      onChange={onChange}
    />
  );
}

function Moments({ account: { createdAt, lastSeenAt } }: { readonly account: Account }) {
  const texts = useTexts(teamTexts);
  const format = useFormat();
  return (
    <p className="bw-quiet">
      {texts.since(format.dateTime(createdAt))}
      {lastSeenAt !== null && (
        <>
          <br />
          {texts.seen(format.dateTime(lastSeenAt))}
        </>
      )}
    </p>
  );
}

/** One account; a disabled one can only be read. */
export function AccountPanel({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}) {
  const texts = useTexts(teamTexts);
  const { rolesMissing } = useTexts(roleTexts);
  const format = useFormat();
  const roleNames = useRoleNames();
  const own = useSession().account?.accountId;
  const [roles, setRoles] = useState(account.roles);
  const [departments, setDepartments] = useState<readonly string[]>(account.departments);
  const isContact = roles.includes('department_contact');
  const save = useCommand(accountRoutes.changeAccountRoles, {
    isQuiet: true,
    onDone: () => showToast({ tone: 'pass', title: texts.saved }),
  });
  const isDisabled = account.disabledAt !== null;
  const isSame = isSameList(roles, account.roles) && isSameList(departments, account.departments);
  const send = () =>
    save.mutate({
      params: { accountId: account.accountId },
      body: { roles, departments: isContact ? [...departments] : [] },
    });
  return (
    <SidePanel
      title={account.displayName}
      subtitle={`${account.email} · ${localeNames[account.locale]}`}
      onClose={onClose}
      buttons={
        isDisabled ? undefined : (
          <>
            <Button
              variant="filled"
              disabled={isSame || roles.length === 0}
              loading={save.isPending}
              onClick={send}
            >
              {texts.save}
            </Button>
            {account.accountId !== own && <Disable account={account} />}
          </>
        )
      }
      foot={account.accountId === own && !isDisabled ? texts.you : undefined}
    >
      <Moments account={account} />
      {account.disabledAt === null ? (
        <>
          <RoleChoice
            value={roles}
            onChange={(next) => setRoles([...next])}
            error={roles.length === 0 ? rolesMissing : undefined}
          />
          {isContact && <Departments value={departments} onChange={setDepartments} />}
        </>
      ) : (
        <>
          <Notice tone="none" icon="lock">
            {texts.disabledAt(format.dateTime(account.disabledAt))}
          </Notice>
          <p>{roleNames(account.roles)}</p>
        </>
      )}
      {save.error !== null && <ProblemNotice problem={save.error} />}
    </SidePanel>
  );
}
