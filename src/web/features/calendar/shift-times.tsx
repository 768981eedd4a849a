/** The shifts with a start hour of their own. */
import type { ShiftTime } from '#contracts/calendar.ts';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { clockOf } from '../../ui/hours.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { attributeLabel } from '../pilot/choice.ts';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { shiftId } from './shift-draft.ts';
import { shiftTexts } from './shift-texts.ts';

/** The name of a shift on screen. */
export function useShiftName(): (shift: Pick<ShiftTime, 'attribute' | 'value'>) => string {
  const texts = useTexts(shiftTexts);
  const attributeName = useAttributeName();
  return ({ attribute, value }) => texts.shift(attributeLabel(attributeName(attribute)), value);
}

export function ShiftTimes({
  shifts,
  openId,
  onOpen,
}: {
  readonly shifts: readonly ShiftTime[];
  readonly openId: string | null;
  /** Null enters a new one. */
  readonly onOpen: (shift: ShiftTime | null) => void;
}) {
  const texts = useTexts(shiftTexts);
  const canPlan = useCan('rollout.plan');
  const nameOf = useShiftName();
  return (
    <Card
      title={texts.title}
      note={canPlan && <TextButton onClick={() => onOpen(null)}>{texts.add}</TextButton>}
      foot={shifts.length === 0 ? undefined : texts.others}
    >
      {shifts.length === 0 ? (
        <p className="bw-quiet">{texts.empty}</p>
      ) : (
        <table className="cl-sites">
          <thead>
            <tr>
              <th scope="col">{texts.columns.shift}</th>
              <th scope="col">{texts.columns.start}</th>
            </tr>
          </thead>
          <tbody>
            {shifts.map((shift) => (
              <tr key={shiftId(shift)} data-selected={shiftId(shift) === openId || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="cl-open"
                    title={nameOf(shift)}
                    onClick={() => onOpen(shift)}
                  >
                    {nameOf(shift)}
                  </button>
                </th>
                <td>{clockOf(shift.startHour)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
