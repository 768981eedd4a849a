/** The people in personal care, each with who looks after them and why. */
import { useState } from 'react';
import { firstDayRoutes, type CaredPerson } from '#contracts/first-day.ts';
import { useCommand, useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { firstDayTexts } from './first-day-texts.ts';

const reasonMin = 3;

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(firstDayTexts);
  const rolloutId = useRolloutId();
  const [people, setPeople] = useState('');
  const [owner, setOwner] = useState('');
  const [reason, setReason] = useState('');
  const [isLacking, setLacking] = useState(false);
  const add = useCommand(firstDayRoutes.addPersonalCare, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.added });
      onClose();
    },
  });
  const names = people.split(/[\n;,]/u).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  const isReady = names.length > 0 && owner.trim() !== '' && reason.trim().length >= reasonMin;
  const submit = () => {
    setLacking(!isReady);
    if (isReady)
      add.mutate({
        params: { rolloutId },
        body: { people: names, owner: owner.trim(), reason: reason.trim() },
      });
  };
  return (
    <Dialog isOpen title={texts.addTitle} onClose={onClose}>
      <FieldErrors errors={add.error?.errors}>
        <Form onSubmit={submit}>
          <p>{texts.addText}</p>
          <TextAreaField
            label={texts.people}
            pointer="/people"
            value={people}
            onChange={setPeople}
            isRequired
          />
          <TextField
            label={texts.owner}
            help={texts.ownerHelp}
            pointer="/owner"
            value={owner}
            onChange={setOwner}
            isRequired
          />
          <TextField label={texts.reason} pointer="/reason" value={reason} onChange={setReason} isRequired />
          {isLacking && !isReady && <Notice tone="warn">{texts.missing}</Notice>}
          {add.error !== null && add.error.errors.length === 0 && <ProblemNotice problem={add.error} />}
          <FormFoot label={texts.save} isBusy={add.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}

function CaredRow({
  row,
  onRemove,
}: {
  readonly row: CaredPerson;
  readonly onRemove?: (() => void) | undefined;
}) {
  const texts = useTexts(firstDayTexts);
  const format = useFormat();
  const stageName = useStageName();
  return (
    <tr>
      <th scope="row">{row.displayName}</th>
      <td data-label={texts.owner}>{row.owner}</td>
      <td data-label={texts.reason}>{row.reason}</td>
      <td data-label={texts.department}>{row.department ?? ''}</td>
      <td data-label={texts.stage}>{row.stageName === null ? texts.noStage : stageName(row.stageName)}</td>
      <td data-label={texts.date}>
        {row.scheduledOn === null ? texts.noDate : format.weekday(row.scheduledOn)}
      </td>
      <td>{onRemove !== undefined && <TextButton onClick={onRemove}>{texts.remove}</TextButton>}</td>
    </tr>
  );
}

export function CareCard() {
  const texts = useTexts(firstDayTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const canRun = useCan('rollout.run');
  const [isAdding, setAdding] = useState(false);
  const { rows, total, hasMore, loadMore, error, retry } = useRows(firstDayRoutes.listPersonalCare, {
    params: { rolloutId },
    query: {},
  });
  const remove = useCommand(firstDayRoutes.removePersonalCare, {
    onDone: () => showToast({ tone: 'pass', title: texts.added }),
  });
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  return (
    <Card
      title={texts.careTitle}
      count={total > 0 ? format.number(total) : undefined}
      note={canRun && <TextButton onClick={() => setAdding(true)}>{texts.add}</TextButton>}
    >
      <p className="bw-quiet">{texts.careNote}</p>
      {rows.length === 0 ? (
        <p>{texts.careEmpty}</p>
      ) : (
        <StackingTable
          heads={[
            texts.person,
            texts.owner,
            texts.reason,
            texts.department,
            texts.stage,
            texts.date,
            texts.remove,
          ]}
        >
          {rows.map((row) => (
            <CaredRow
              key={row.personId}
              row={row}
              onRemove={
                canRun ? () => remove.mutate({ params: { rolloutId, personId: row.personId } }) : undefined
              }
            />
          ))}
        </StackingTable>
      )}
      {hasMore && <TextButton onClick={loadMore}>…</TextButton>}
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </Card>
  );
}
