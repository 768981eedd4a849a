/** The panel that writes a deployment unit and says, before it is saved, who would belong to it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { unitRoutes, type Unit, type UnitPreview, type Units } from '#contracts/units.ts';
import { useCommand } from '../../api/hooks.ts';
import { usePreview } from '../../api/use-preview.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { uiTexts } from '../../ui/ui-texts.ts';
import { draftOf, fieldsOf, firstDraft, linesOf, membershipOf } from './unit-draft.ts';
import { UnitFieldset } from './unit-fields.tsx';
import { unitFormTexts } from './unit-form-texts.ts';
import { unitsTexts } from './units-texts.ts';

/** Names shown of those that are nobody's. */
const unknownShown = 20;

/** Names that are nobody's, with the line they stand in and what to do. */
function Unknown({ preview, named }: { readonly preview: UnitPreview; readonly named: string }) {
  const texts = useTexts(unitFormTexts);
  const format = useFormat();
  const { unknown } = preview;
  if (unknown.length === 0) return null;
  const lines = linesOf(named);
  return (
    <Notice tone="fail" title={texts.unknown(unknown.length, format.number(unknown.length))}>
      <ul>
        {unknown.slice(0, unknownShown).map(({ row, name }) => (
          <li key={row}>{texts.row(format.number(lines[row - 1]?.line ?? row), name)}</li>
        ))}
      </ul>
      <p>{texts.mend}</p>
    </Notice>
  );
}

function Preview({ preview, named }: { readonly preview: UnitPreview; readonly named: string }) {
  const texts = useTexts(unitFormTexts);
  const format = useFormat();
  const { people, first, stay, come, leave, withoutUnit, everybody } = preview;
  return (
    <PanelSection title={texts.preview(people, format.number(people))}>
      <ul className="bw-unit-preview">
        {first.length > 0 && (
          <li className="bw-quiet">{texts.such(format.list(first.map(({ displayName }) => displayName)))}</li>
        )}
        {come.map((share) => (
          <li key={`come ${share.unitId}`}>{texts.come(format.number(share.people), share.name)}</li>
        ))}
        {stay.map((share) => (
          <li key={`stay ${share.unitId}`}>{texts.stay(format.number(share.people), share.name)}</li>
        ))}
        {leave > 0 && <li>{texts.leave(format.number(leave))}</li>}
        <li>{texts.without(format.number(withoutUnit), format.number(everybody))}</li>
      </ul>
      <Unknown preview={preview} named={named} />
    </PanelSection>
  );
}

/** `unit` is undefined for a new one. */
export function UnitPanel({
  unit,
  list,
  onClose,
}: {
  readonly unit: Unit | undefined;
  readonly list: Units;
  readonly onClose: () => void;
}) {
  const texts = useTexts(unitFormTexts);
  const { saved } = useTexts(unitsTexts);
  const { cancel } = useTexts(uiTexts);
  const [draft, setDraft] = useState(() =>
    unit === undefined ? firstDraft(list.units) : draftOf(unit, list.units),
  );
  const [isLacking, setLacking] = useState(false);
  const membership = membershipOf(draft);
  const preview = usePreview(
    unitRoutes.previewUnit,
    membership && { body: { ...membership, ...(unit && { unitId: unit.unitId }) } },
  );
  const done = {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: saved });
      onClose();
    },
  };
  const create = useCommand(unitRoutes.createUnit, done);
  const change = useCommand(unitRoutes.changeUnit, done);
  const body = fieldsOf(draft);
  const submit = () => {
    setLacking(body === null);
    if (body === null) return;
    if (unit === undefined) create.mutate({ body });
    else change.mutate({ params: { unitId: unit.unitId }, body });
  };
  const error = create.error ?? change.error ?? preview.error;
  return (
    <SidePanel
      title={unit === undefined ? texts.add : texts.change(unit.name)}
      onClose={onClose}
      buttons={
        <>
          <Button variant="filled" loading={create.isPending || change.isPending} onClick={submit}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={error?.errors}>
        <Form onSubmit={submit}>
          <UnitFieldset
            unit={unit}
            list={list}
            draft={draft}
            onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          />
          {preview.data !== undefined && <Preview preview={preview.data} named={draft.named} />}
          {isLacking && body === null && <Notice tone="warn">{texts.lacking}</Notice>}
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
