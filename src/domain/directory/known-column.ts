/** Whether a text is the name of a column that some export is known to have; tells column names from values. */

import { isKnownAttribute } from './attribute-names.ts';
import { DIRECTORY_FIELDS } from './directory-fields.ts';
import { isDroppedForPrivacy, isTechnical } from './dropped-columns.ts';
import { foldHeader } from './fold-header.ts';
import { MANAGER_ALIASES } from './person-fields.ts';

const FIELD_KEYS = new Set(
  [
    ...Object.values(DIRECTORY_FIELDS)
      .flat()
      .flatMap(({ field, aliases }) => [field, ...aliases]),
    ...MANAGER_ALIASES,
  ].map(foldHeader),
);

/** In any spelling of English, Swedish and German exports. */
export function isKnownColumn(text: string): boolean {
  if (text.length > 60) return false;
  return (
    FIELD_KEYS.has(foldHeader(text)) ||
    isKnownAttribute(text) ||
    isTechnical(text) ||
    isDroppedForPrivacy(text)
  );
}
