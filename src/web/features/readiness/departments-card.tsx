/** The departments, the least ready first; each opens its people. */
import { useState } from 'react';
import type { ReadinessRules, ReadinessTotals } from '#contracts/readiness.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { readinessTexts } from './readiness-texts.ts';
import { ReadinessBar, ReadinessTag } from './readiness-words.tsx';
import { noDepartment, type ReadinessFilters } from './use-readiness.ts';

/** Departments shown before somebody asks for all of them. */
const shownAtFirst = 8;

export function DepartmentsCard({
  departments,
  thresholds,
  filters,
}: {
  readonly departments: ReadinessTotals['departments'];
  readonly thresholds: ReadinessRules['department'] | undefined;
  readonly filters: ReadinessFilters;
}) {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? departments : departments.slice(0, shownAtFirst);
  const { department: chosen } = filters.filter;
  return (
    <Card
      title={texts.departmentsTitle}
      count={format.number(departments.length)}
      note={
        thresholds &&
        texts.departmentsNote(format.percent(thresholds.ready, 0), format.percent(thresholds.attention, 0))
      }
    >
      <table className="ready-departments">
        <thead className="bw-hidden">
          <tr>
            <th scope="col">{texts.department}</th>
            <th scope="col">{texts.share}</th>
            <th scope="col">{texts.colour}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ department, counts, people, state }) => {
            const name = department ?? texts.noDepartment;
            const isOn = chosen === (department ?? '');
            return (
              <tr key={name} data-selected={isOn || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={isOn}
                    title={texts.openDepartment(name)}
                    onClick={() => filters.setDepartment(isOn ? null : (department ?? noDepartment))}
                  >
                    {name}
                  </button>
                </th>
                <td>
                  <div className="ready-share">
                    <ReadinessBar counts={counts} />
                    <small>{`${format.number(counts.ready)} / ${format.number(people)}`}</small>
                  </div>
                </td>
                <td>
                  <ReadinessTag state={state} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {departments.length > shown.length && (
        <TextButton onClick={() => setAll(true)}>
          {texts.showAll(format.number(departments.length))}
        </TextButton>
      )}
    </Card>
  );
}
