/** The tab of deployment units: what they are, who owns them, how many people they have, and who is in none. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { unitRoutes, type Unit, type Units as List } from '#contracts/units.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { MembersPanel } from './members-panel.tsx';
import { UnitPanel } from './unit-panel.tsx';
import { unitsTexts } from './units-texts.ts';
import './units.css';

/** In the address: the unit that is written (`new` or a number), and the one whose people are shown (`none` or a number). */
function useOpened() {
  const [written, write] = useAddressValue('unit');
  const [members, show] = useAddressValue('members');
  return { written, write, members, show };
}

/** The panel of the tab; null while nothing is open. */
export function UnitsPanel() {
  const { written, write, members, show } = useOpened();
  const canPlan = useCan('rollout.plan');
  const list = useRoute(unitRoutes.listUnits, {}).data;
  if (list === undefined) return null;
  const unitOf = (id: string | undefined) => list.units.find(({ unitId }) => String(unitId) === id);
  const unit = unitOf(written);
  if (canPlan && (written === 'new' || unit !== undefined))
    return <UnitPanel key={written} unit={unit} list={list} onClose={() => write(null)} />;
  const shown = unitOf(members);
  if (members !== 'none' && shown === undefined) return null;
  return <MembersPanel key={members} unit={shown} onClose={() => show(null)} />;
}

function useRule(): (unit: Unit) => string {
  const texts = useTexts(unitsTexts);
  const format = useFormat();
  const attributeName = useAttributeName();
  return ({ conditions, named }) =>
    [
      ...conditions.map(({ attribute, values }) => texts.is(attributeName(attribute), values.join(texts.or))),
      ...(named.length === 0 ? [] : [texts.named(named.length, format.number(named.length))]),
    ].join(texts.and);
}

function RemoveDialog({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const texts = useTexts(unitsTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const remove = useCommand(unitRoutes.removeUnit, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.removed });
      onClose();
    },
  });
  return (
    <ConfirmPreview
      isOpen
      title={texts.removeTitle}
      figures={[{ value: format.number(unit.people), label: texts.openPeople(unit.name) }]}
      confirmLabel={texts.remove}
      isBusy={remove.isPending}
      error={remove.error === null ? undefined : sentence(remove.error)}
      onConfirm={() => remove.mutate({ params: { unitId: unit.unitId } })}
      onCancel={onClose}
    >
      {texts.removeText}
    </ConfirmPreview>
  );
}

function UnitRow({ unit, onRemove }: { readonly unit: Unit; readonly onRemove: (() => void) | undefined }) {
  const texts = useTexts(unitsTexts);
  const format = useFormat();
  const rule = useRule();
  const { write, show } = useOpened();
  const { unitId, name, owner, people, gone } = unit;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={texts.rule}>
        {rule(unit)}
        {gone.length > 0 && (
          <Notice tone="warn">
            {texts.gone(format.list(gone.map((person) => `${person.displayName} (${person.externalId})`)))}
          </Notice>
        )}
      </td>
      <td data-label={texts.owner}>{owner?.name ?? <span className="bw-quiet">{texts.noOwner}</span>}</td>
      <td data-label={texts.people}>
        <TextButton
          label={`${format.number(people)} ${texts.openPeople(name)}`}
          onClick={() => show(String(unitId))}
        >
          {format.number(people)}
        </TextButton>
      </td>
      <td data-align="end">
        {onRemove !== undefined && (
          <span className="bw-unit-commands">
            <TextButton label={`${texts.change} ${name}`} onClick={() => write(String(unitId))}>
              {texts.change}
            </TextButton>
            <TextButton label={`${texts.remove} ${name}`} onClick={onRemove}>
              {texts.remove}
            </TextButton>
          </span>
        )}
      </td>
    </tr>
  );
}

function Table({ units, withoutUnit }: Pick<List, 'units' | 'withoutUnit'>) {
  const texts = useTexts(unitsTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const { show } = useOpened();
  const [removing, remove] = useState<Unit | null>(null);
  return (
    <>
      <StackingTable heads={[texts.name, texts.rule, texts.owner, texts.people]} commands={texts.change}>
        {units.map((unit) => (
          <UnitRow key={unit.unitId} unit={unit} onRemove={canPlan ? () => remove(unit) : undefined} />
        ))}
        <tr>
          <th scope="row">{texts.none}</th>
          <td data-label={texts.rule} className="bw-quiet" colSpan={2}>
            {texts.noneRule}
          </td>
          <td data-label={texts.people} colSpan={2}>
            <TextButton label={`${format.number(withoutUnit)} ${texts.none}`} onClick={() => show('none')}>
              {format.number(withoutUnit)}
            </TextButton>
          </td>
        </tr>
      </StackingTable>
      {removing !== null && <RemoveDialog unit={removing} onClose={() => remove(null)} />}
    </>
  );
}

export function Units() {
  const texts = useTexts(unitsTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const { write } = useOpened();
  const list = useRoute(unitRoutes.listUnits, {});
  return (
    <Answer of={list}>
      {({ units, withoutUnit }) => (
        <>
          <p className="people-lead">{texts.lead}</p>
          <Card
            title={texts.title}
            count={units.length > 0 ? format.number(units.length) : undefined}
            note={
              canPlan && (
                <Button size="compact-sm" onClick={() => write('new')}>
                  {texts.add}
                </Button>
              )
            }
          >
            {units.length === 0 ? (
              <p className="bw-quiet">{texts.empty}</p>
            ) : (
              <Table units={units} withoutUnit={withoutUnit} />
            )}
          </Card>
        </>
      )}
    </Answer>
  );
}
