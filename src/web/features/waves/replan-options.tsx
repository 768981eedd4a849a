/** The ways to re-plan, side by side, and for the chosen one who moves, why, and what each week then holds. */
import { useState } from 'react';
import type { WaveCalendar, WaveOption } from '#contracts/replan.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { ChoiceField } from '../../ui/field.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { loadsOf, type LoadMetric, type TicketRate } from './calendar-shape.ts';
import { useGroupName, useWeekName } from './group-name.ts';
import { replanTexts } from './replan-texts.ts';
import type { Price } from './use-price.ts';

function useOptionWords() {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const say = useSay();
  return (option: WaveOption) => {
    const { weeksLater, lastStartsOn, peopleMoved, toldAgain, message } = option;
    if (!option.isPossible || lastStartsOn === null)
      return {
        label: texts.laterNone(weeksLater, format.number(weeksLater)),
        end: option.isProvenImpossible ? texts.impossible : texts.notFound,
        note: say(message),
      };
    const date = format.dayMonth(lastStartsOn);
    return {
      label:
        weeksLater === 0 ? texts.sameFinish(date) : texts.later(weeksLater, format.number(weeksLater), date),
      end: texts.moves(format.percent(option.share)),
      note:
        peopleMoved === 0
          ? texts.nobody
          : `${texts.optionPeople(peopleMoved, format.number(peopleMoved))}, ${
              toldAgain === 0 ? texts.optionNobodyTold : texts.optionTold(toldAgain, format.number(toldAgain))
            }`,
    };
  };
}

/** The choice; ways that are not possible stand there with their proof. */
export function OptionChoice({
  price,
  chosen,
  onChoose,
}: {
  readonly price: Price;
  readonly chosen: WaveOption | undefined;
  readonly onChoose: (weeksLater: number) => void;
}) {
  const texts = useTexts(replanTexts);
  const words = useOptionWords();
  return (
    <ChoiceField
      label={texts.options}
      isLabelHidden
      isFramed
      value={chosen === undefined ? null : String(chosen.weeksLater)}
      onChange={(weeksLater) => onChoose(Number(weeksLater))}
      choices={price.options.map((option) => {
        const { label, end, note } = words(option);
        return {
          value: String(option.weeksLater),
          label,
          end: <span className="bw-option-end">{end}</span>,
          ...(option.isPossible ? { note } : { blockedBecause: note }),
        };
      })}
    />
  );
}

const movesShown = 5;

/** Who moves from which week to which, why, and how many of them are told again. */
export function OptionMoves({ option }: { readonly option: WaveOption }) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const say = useSay();
  const groupName = useGroupName();
  const weekName = useWeekName();
  const [isAll, setAll] = useState(false);
  if (option.moves.length === 0) return null;
  const more = option.moves.length - movesShown;
  return (
    <PanelSection title={texts.who}>
      <ul className="bw-moves">
        {option.moves.slice(0, isAll ? undefined : movesShown).map((move) => (
          <li key={`${groupName(move.values)} ${move.from} ${move.to} ${say(move.reason)}`}>
            <b>{groupName(move.values)}</b>
            <span>{texts.move(format.number(move.people), weekName(move.from), weekName(move.to))}</span>
            {move.toldAgain > 0 && (
              <span className="bw-warn-words">{texts.moveTold(format.number(move.toldAgain))}</span>
            )}
            <span className="bw-quiet">{say(move.reason)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <TextButton onClick={() => setAll(!isAll)}>
          {isAll ? texts.fewerMoves : texts.moreMoves(format.number(more))}
        </TextButton>
      )}
    </PanelSection>
  );
}

/** The weeks whose load the option changes, against what they take. */
export function OptionLoad({
  option,
  calendar,
  metric,
  rate,
}: {
  readonly option: WaveOption;
  readonly calendar: WaveCalendar;
  readonly metric: LoadMetric;
  readonly rate: TicketRate;
}) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const weekName = useWeekName();
  const after = loadsOf({ ...calendar, columns: option.load }, metric, rate);
  const before = loadsOf(calendar, metric, rate);
  if (after === null || before === null) return null;
  const changed = option.load.flatMap(({ startsOn }, index) => {
    const now = after[index]!;
    const was = calendar.columns.findIndex((column) => column.startsOn === startsOn);
    const isSame = before[was]?.load === now.load && before[was]?.most === now.most;
    return isSame || (now.load === 0 && was === -1) ? [] : [{ startsOn, ...now }];
  });
  if (changed.length === 0) return null;
  const highest = Math.max(1, ...changed.flatMap(({ load, most }) => [load, most ?? 0]));
  const width = (value: number) => `${(100 * value) / highest}%`;
  return (
    <PanelSection title={texts.after[metric]}>
      <ul className="bw-after">
        {changed.map(({ startsOn, load, most }) => {
          const words =
            most === null ? format.number(load) : texts.afterOf(format.number(load), format.number(most));
          return (
            <li key={startsOn} data-over={(most !== null && load > most) || undefined}>
              <span>{weekName(startsOn)}</span>
              <span className="bw-after-bar" aria-hidden="true">
                <i style={{ width: width(load) }} />
                {most !== null && <b style={{ insetInlineStart: width(most) }} />}
              </span>
              <span>{words}</span>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
