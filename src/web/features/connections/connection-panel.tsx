/** The panel of one connection: what a check found, its last readings, and what can be done with it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { connectionRoutes, type Connection } from '#contracts/connections.ts';
import { useCommand } from '../../api/hooks.ts';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Row, Rows } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Details } from '../../ui/details.tsx';
import { clockOf } from '../../ui/hours.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { ConnectionState } from './connection-state.tsx';
import { connectionTexts } from './connection-texts.ts';
import { EditConnection } from './edit-connection.tsx';
import { Readings } from './readings.tsx';

const warnDays = 30;
const dayMilliseconds = 86_400_000;

function Checked({ connection }: { readonly connection: Connection }) {
  const texts = useTexts(connectionTexts);
  const say = useSay();
  const format = useFormat();
  const { check } = connection;
  if (check === null) return <p className="bw-quiet">{texts.neverChecked}</p>;
  return (
    <>
      <Rows label={texts.checks}>
        {check.findings.map(({ isFine, statement }) => (
          <Row
            key={say(statement)}
            icon={isFine ? 'check' : 'warn'}
            tone={isFine ? 'pass' : check.isFine ? 'warn' : 'fail'}
            title={say(statement)}
          />
        ))}
      </Rows>
      <p className="bw-quiet">{texts.checkedAt(format.dateTime(check.checkedAt))}</p>
    </>
  );
}

function Removing({
  connection,
  onClose,
}: {
  readonly connection: Connection;
  readonly onClose: () => void;
}) {
  const texts = useTexts(connectionTexts);
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  const remove = useCommand(connectionRoutes.deleteConnection, {
    onDone: () => {
      onClose();
      showToast({ tone: 'none', title: texts.removed(connection.name) });
    },
  });
  return (
    <>
      <TextButton onClick={() => setAsks(true)}>{texts.remove}</TextButton>
      <ConfirmPreview
        isOpen={asks}
        title={texts.removeTitle(connection.name)}
        figures={[{ value: format.number(1), label: texts.removeFigure }]}
        confirmLabel={texts.remove}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ params: { connectionId: connection.connectionId } })}
        onCancel={() => setAsks(false)}
      >
        {texts.removeText}
      </ConfirmPreview>
    </>
  );
}

/** Certificates that end within a month; Entra does not say when a secret does. */
function Expiring({ connection }: { readonly connection: Connection }) {
  const texts = useTexts(connectionTexts);
  const format = useFormat();
  const now = useNow();
  const { expiresAt } = connection.credential;
  if (expiresAt === null || Date.parse(expiresAt) - now > warnDays * dayMilliseconds) return null;
  return <Notice tone="warn">{texts.expires(format.date(expiresAt))}</Notice>;
}

function useDetails(connection: Connection) {
  const texts = useTexts(connectionTexts);
  const format = useFormat();
  const { dailyHour, nextReadAt, credential } = connection;
  return [
    [texts.tenant, connection.tenantId],
    [texts.client, connection.clientId],
    [texts.cloud, texts.clouds[connection.cloud]],
    ...(credential.thumbprint === null ? [] : [[texts.thumbprint, credential.thumbprint] as const]),
    [texts.when, dailyHour === null ? texts.byHand : texts.daily(clockOf(dailyHour))],
    ...(nextReadAt === null ? [] : [[texts.next, format.dateTime(nextReadAt)] as const]),
    [texts.createdBy, connection.createdBy],
  ] as const;
}

export function ConnectionPanel({
  connection,
  onClose,
}: {
  readonly connection: Connection;
  readonly onClose: () => void;
}) {
  const texts = useTexts(connectionTexts);
  const canManage = useCan('connection.manage');
  const [isEditing, setEditing] = useState(false);
  const check = useCommand(connectionRoutes.checkConnection);
  const details = useDetails(connection);
  const params = { connectionId: connection.connectionId };
  if (isEditing) return <EditConnection connection={connection} onClose={() => setEditing(false)} />;
  return (
    <SidePanel
      title={connection.name}
      subtitle={<ConnectionState connection={connection} />}
      onClose={onClose}
      buttons={
        <>
          <Button
            variant="filled"
            loading={check.isPending || connection.checkTaskId !== null}
            onClick={() => check.mutate({ params })}
          >
            {texts.check}
          </Button>
          {canManage && <Button onClick={() => setEditing(true)}>{texts.edit}</Button>}
        </>
      }
    >
      <Expiring connection={connection} />
      <Checked connection={connection} />
      <PanelSection title={texts.readings}>
        <Readings connection={connection} />
      </PanelSection>
      <PanelSection title={texts.application}>
        <Details entries={details} />
        {canManage && <Removing connection={connection} onClose={onClose} />}
      </PanelSection>
    </SidePanel>
  );
}
