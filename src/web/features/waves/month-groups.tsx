/** The groups of a cell of the plan by month, with their people. */
import type { ReactNode } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useGroupName } from './group-name.ts';
import { monthTexts } from './month-texts.ts';
import type { PhaseRow } from './phase-months.ts';

/** Groups named in a cell; more stand there as one number. */
const groupsShown = 6;

/** `children` are further lines of the list. */
export function MonthGroups({
  groups,
  children,
}: {
  readonly groups: PhaseRow['groups'];
  readonly children?: ReactNode;
}) {
  const texts = useTexts(monthTexts);
  const format = useFormat();
  const groupName = useGroupName();
  const shown = groups.length > groupsShown + 1 ? groups.slice(0, groupsShown) : groups;
  const hidden = groups.slice(shown.length);
  const hiddenPeople = hidden.reduce((sum, { people }) => sum + people, 0);
  return (
    <ul className="bw-month-groups">
      {shown.map(({ values, people }) => (
        <li key={JSON.stringify(values)}>{texts.group(groupName(values), format.number(people))}</li>
      ))}
      {hidden.length > 0 && (
        <li
          title={hidden
            .map(({ values, people }) => texts.group(groupName(values), format.number(people)))
            .join(', ')}
        >
          {texts.more(format.number(hidden.length), format.number(hiddenPeople))}
        </li>
      )}
      {children}
    </ul>
  );
}
