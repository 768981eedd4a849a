/** Imports: a new file or one of the former ones, told apart by the address. */
import type { ImportId } from '#contracts/ids.ts';
import { useAddressValue } from '../../app/rollout.ts';
import { ImportStart } from './import-start.tsx';
import { ImportView } from './import-view.tsx';

/** The list with a place for a new file, or the open import. */
export function Imports() {
  const [opened, open] = useAddressValue('import');
  const importId = Number(opened) as ImportId;
  if (opened === undefined || !Number.isSafeInteger(importId))
    return <ImportStart onOpen={(id) => open(String(id))} />;
  return <ImportView key={importId} importId={importId} onClose={() => open(null)} />;
}
