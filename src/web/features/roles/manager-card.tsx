/** Who pushes and halts the stages of this rollout, and handing that over. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { responsibilityRoutes, type Responsibilities } from '#contracts/responsibilities.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, SelectField, TextAreaField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { rolesTexts } from './roles-texts.ts';

type Found = { readonly rolloutId: RolloutId; readonly found: Responsibilities };

/** The choice that names nobody; account numbers begin with 1. */
const NOBODY = '0';

function HandOverDialog({ rolloutId, found, onClose }: Found & { readonly onClose: () => void }) {
  const texts = useTexts(rolesTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { processManager: manager } = found;
  const send = useCommand(responsibilityRoutes.nameProcessManager, { isQuiet: true, onDone: onClose });
  const account = found.candidates.find(({ accountId }) => String(accountId) === chosen);
  const isReady = reason.trim().length >= 3 && (account !== undefined || chosen === NOBODY);
  const submit = () => {
    if (!isReady) return;
    const accountId = account?.accountId ?? null;
    send.mutate({ params: { rolloutId }, body: { accountId, reason: reason.trim() } });
  };
  const choices = found.candidates
    .filter(({ accountId }) => accountId !== manager?.accountId)
    .map(({ accountId, name }) => ({ value: String(accountId), label: name }));
  return (
    <Dialog isOpen title={manager === null ? texts.name : texts.handOver} onClose={onClose}>
      <Form onSubmit={submit}>
        <SelectField
          label={texts.account}
          help={texts.accountHelp}
          value={chosen}
          choices={manager === null ? choices : [...choices, { value: NOBODY, label: texts.nobody }]}
          onChange={setChosen}
        />
        <TextAreaField label={texts.reason} value={reason} minRows={2} onChange={setReason} />
        {send.error !== null && <ProblemNotice problem={send.error} />}
        <FormFoot label={texts.save} isBusy={send.isPending} isDisabled={!isReady} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function ManagerCard({ rolloutId, found }: Found) {
  const texts = useTexts(rolesTexts);
  const [isOpen, setOpen] = useState(false);
  const { processManager: manager, mayName } = found;
  return (
    <Card title={texts.manager} isLined>
      <div className="roles-manager">
        <div>
          <p className="roles-manager-name">{manager?.name ?? texts.nobodyNamed}</p>
          <p className="bw-quiet">{manager === null ? texts.nobodyText : texts.managedText}</p>
          {manager !== null && !mayName && <p className="bw-quiet">{texts.handOverText}</p>}
        </div>
        {mayName && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {manager === null ? texts.name : texts.handOver}
          </Button>
        )}
      </div>
      {isOpen && <HandOverDialog rolloutId={rolloutId} found={found} onClose={() => setOpen(false)} />}
    </Card>
  );
}
