/** The measures of use of the page's rollout, and the panel of the one named in the address. */
import { useState, type ReactNode } from 'react';
import { adoptionRoutes } from '#contracts/adoption.ts';
import { useRoute } from '../../api/hooks.ts';
import { useAddressValue, useRolloutId } from '../../app/rollout.ts';
import { AdoptionForm } from './adoption-form.tsx';
import { AdoptionPanel } from './adoption-panel.tsx';

/** The panel stands for the measure in the address, or for a new one. */
export function useAdoption() {
  const rolloutId = useRolloutId();
  const adoption = useRoute(adoptionRoutes.listAdoption, { params: { rolloutId } });
  const [opened, setOpened] = useAddressValue('measure');
  const [isEditing, setEditing] = useState(false);
  const close = () => {
    setEditing(false);
    setOpened(null);
  };
  const open = (id: string) => {
    setEditing(false);
    setOpened(id);
  };
  const panel = (): ReactNode => {
    if (adoption.data === undefined || opened === undefined) return null;
    const { measures, sources, isFrozen, asksWhy } = adoption.data;
    const measure = measures.find(({ measureId }) => String(measureId) === opened) ?? null;
    if (opened === 'new' || (isEditing && measure !== null))
      return (
        <AdoptionForm
          key={opened}
          measure={measure}
          sources={sources}
          isFrozen={isFrozen}
          onClose={measure === null ? close : () => setEditing(false)}
        />
      );
    if (measure === null) return null;
    return (
      <AdoptionPanel
        key={opened}
        measure={measure}
        isFrozen={isFrozen}
        isAsked={asksWhy}
        onEdit={() => setEditing(true)}
        onClose={close}
      />
    );
  };
  return { adoption, opened, open, close, panel: panel() };
}
