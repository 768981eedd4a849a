/**
 * The preview every bulk action shows before it runs: who, how many, since which data, and why. It confirms
 * nothing by itself; the caller sends the command.
 */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useFormat, useTexts } from '../i18n/locale-provider.tsx';
import { Dialog } from './dialog.tsx';
import { TextAreaField } from './field.tsx';
import { Notice } from './notice.tsx';
import { Figures, type Figure } from './side-panel.tsx';
import { uiTexts } from './ui-texts.ts';
import './confirm-preview.css';

export type PreviewPerson = { readonly id: string | number; readonly name: string; readonly note?: string };

type ConfirmPreviewProps = {
  readonly isOpen: boolean;
  readonly title: string;
  /** What will happen, in one or two sentences. */
  readonly children: ReactNode;
  /** How many, each with what it counts. */
  readonly figures: readonly Figure[];
  /** The first people it concerns; `total` says how many there are in all. */
  readonly people?: readonly PreviewPerson[] | undefined;
  readonly total?: number | undefined;
  /** The instant of the data the preview was made from. */
  readonly dataAsAt?: string | undefined;
  /** What the reader should know first: consequences that cannot be undone. */
  readonly warning?: string | undefined;
  readonly confirmLabel: string;
  readonly isDangerous?: boolean | undefined;
  /** Asks for a reason that goes into the audit record; confirming needs it. */
  readonly needsReason?: boolean | undefined;
  readonly isBusy?: boolean | undefined;
  /** What the server answered when it refused. */
  readonly error?: string | undefined;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
};

function PeopleList({
  people,
  total,
}: {
  readonly people: readonly PreviewPerson[];
  readonly total: number;
}) {
  const format = useFormat();
  const texts = useTexts(uiTexts);
  return (
    <div className="bw-preview-people">
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <span>{person.name}</span>
            {person.note !== undefined && <span className="bw-quiet">{person.note}</span>}
          </li>
        ))}
      </ul>
      {total > people.length && (
        <p className="bw-quiet">{texts.andMore(format.number(total - people.length))}</p>
      )}
    </div>
  );
}

/** The shortest reason that may stand in the record. */
export const reasonLengthMin = 3;

/** A dialog that shows whom an action concerns before it is confirmed. */
export function ConfirmPreview(props: ConfirmPreviewProps) {
  const format = useFormat();
  const texts = useTexts(uiTexts);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const said = reason.trim();
  const confirm = () => {
    const lacksWords = props.needsReason === true && said.length < reasonLengthMin;
    setShort(lacksWords);
    if (!lacksWords) props.onConfirm(said);
  };
  return (
    <Dialog isOpen={props.isOpen} title={props.title} onClose={props.onCancel}>
      <div className="bw-preview">
        <div className="bw-preview-what">{props.children}</div>
        <Figures figures={props.figures} />
        {props.people !== undefined && props.people.length > 0 && (
          <PeopleList people={props.people} total={props.total ?? props.people.length} />
        )}
        {props.warning !== undefined && <Notice tone="warn">{props.warning}</Notice>}
        {props.needsReason === true && (
          <TextAreaField
            label={texts.reason}
            value={reason}
            onChange={setReason}
            error={isShort ? texts.reasonShort : undefined}
            isRequired
            minRows={2}
          />
        )}
        {props.error !== undefined && <Notice tone="fail">{props.error}</Notice>}
        <div className="bw-preview-foot">
          <span className="bw-quiet">
            {props.dataAsAt !== undefined && texts.since(format.dateTime(props.dataAsAt))}
          </span>
          <Button onClick={props.onCancel}>{texts.cancel}</Button>
          <Button
            variant="filled"
            {...(props.isDangerous === true ? { className: 'bw-danger' } : {})}
            loading={props.isBusy ?? false}
            disabled={props.needsReason === true && said === ''}
            onClick={confirm}
          >
            {props.confirmLabel}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
