/** The panel that adds a connection and checks it at once, and the one that changes a stored one. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { connectionRoutes, type Connection } from '#contracts/connections.ts';
import type { ConnectionId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { ApplicationFields } from './application-fields.tsx';
import { DailyFields, DevicesFields, NeededPermissions, PeopleFields } from './choice-fields.tsx';
import { bodyOf, credentialOf } from './connection-draft.ts';
import { connectionTexts } from './connection-texts.ts';
import { useConnectionForm, type ConnectionForm } from './use-connection-form.ts';

function ConnectionFormPanel({
  title,
  form,
  problem,
  onSubmit,
  onClose,
  submit,
}: {
  readonly title: string;
  readonly form: ConnectionForm;
  readonly problem: ApiProblem | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly submit: ReactNode;
}) {
  const texts = useTexts(connectionTexts);
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      buttons={
        <>
          {submit}
          <Button onClick={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={problem?.errors}>
        <Form onSubmit={onSubmit}>
          {problem !== null && problem.errors.length === 0 && <ProblemNotice problem={problem} />}
          <PanelSection title={texts.application}>
            <div className="connection-fields">
              <ApplicationFields form={form} />
            </div>
          </PanelSection>
          <PanelSection title={texts.reads}>
            <div className="connection-fields">
              <PeopleFields form={form} />
              <DevicesFields form={form} />
              <NeededPermissions form={form} />
            </div>
          </PanelSection>
          <PanelSection title={texts.when}>
            <div className="connection-fields">
              <DailyFields form={form} />
            </div>
          </PanelSection>
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}

/** `onAdded` opens the new connection, whose check has begun. */
export function AddConnection({
  onAdded,
  onClose,
}: {
  readonly onAdded: (connectionId: ConnectionId) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(connectionTexts);
  const form = useConnectionForm(null);
  const check = useCommand(connectionRoutes.checkConnection);
  const create = useCommand(connectionRoutes.createConnection, {
    isQuiet: true,
    onDone: ({ connectionId }) => {
      check.mutate({ params: { connectionId } });
      onAdded(connectionId);
    },
  });
  const submit = () => {
    if (!form.check()) return;
    const { credentialKind, proof } = form.draft;
    create.mutate({ body: { ...bodyOf(form.draft), credential: credentialOf(credentialKind, proof) } });
  };
  return (
    <ConnectionFormPanel
      title={texts.add}
      form={form}
      problem={create.error}
      onSubmit={submit}
      onClose={onClose}
      submit={
        <Button variant="filled" loading={create.isPending} onClick={submit}>
          {texts.create}
        </Button>
      }
    />
  );
}

export function EditConnection({
  connection,
  onClose,
}: {
  readonly connection: Connection;
  readonly onClose: () => void;
}) {
  const texts = useTexts(connectionTexts);
  const form = useConnectionForm(connection);
  const change = useCommand(connectionRoutes.changeConnection, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  });
  const submit = () => {
    if (form.check())
      change.mutate({ params: { connectionId: connection.connectionId }, body: bodyOf(form.draft) });
  };
  return (
    <ConnectionFormPanel
      title={connection.name}
      form={form}
      problem={change.error}
      onSubmit={submit}
      onClose={onClose}
      submit={
        <Button variant="filled" loading={change.isPending} onClick={submit}>
          {texts.save}
        </Button>
      }
    />
  );
}
