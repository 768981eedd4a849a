/** A form for a new or a stored connection: its draft, what is wrong with it, and whether the stored proof stays. */
import { useState } from 'react';
import type { Connection } from '#contracts/connections.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { draftOf, faultsOf, isAnotherApplication, type ConnectionDraft } from './connection-draft.ts';
import { connectionTexts } from './connection-texts.ts';

export type ConnectionForm = ReturnType<typeof useConnectionForm>;

export function useConnectionForm(stored: Connection | null) {
  const texts = useTexts(connectionTexts);
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [isChecked, setChecked] = useState(false);
  const [isReplacing, setReplacing] = useState(false);
  const keepsProof = stored !== null && !isReplacing && !isAnotherApplication(draft, stored);
  const faults = faultsOf(draft, keepsProof);
  const words = { missing: texts.missing, not_an_id: texts.notAnId };
  return {
    stored,
    draft,
    keepsProof,
    set:
      <Field extends keyof ConnectionDraft>(field: Field) =>
      (value: ConnectionDraft[Field] | null) =>
        setDraft((previous) => ({ ...previous, [field]: value })),
    replaceProof: () => setReplacing(true),
    faultOf: (field: keyof typeof faults): string | undefined => {
      const fault = faults[field];
      if (!isChecked || fault === undefined) return undefined;
      return field === 'choice' ? texts.chooseSomething : words[fault];
    },
    /** Whether the draft can be sent; from then on the form says what is wrong. */
    check: (): boolean => {
      setChecked(true);
      return Object.keys(faults).length === 0;
    },
  };
}
