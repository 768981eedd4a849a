/**
 * What a pilot is chosen with, in words, one chip per rule: all of them in sight while the fields that make them are
 * folded away. A rule that is no default can be taken back on its chip.
 */
import { useRef } from 'react';
import type { CohortView } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import {
  attributeLabel,
  listOf,
  managerTeam,
  rulesInForce,
  startingChoice,
  type PilotChoice,
} from './choice.ts';
import { chooseTexts } from './choose-texts.ts';
import { draftTexts } from './draft-texts.ts';
import { pilotTexts } from './pilot-texts.ts';
import { ruleTexts } from './rule-texts.ts';
import { minimumsInForce, weightsInForce, withoutMinimum, withoutWeight, type Minimum } from './rules.ts';

type RuleChip = {
  /** Tells chips of the same words apart: groups of two attributes may have one name. */
  readonly about?: string;
  readonly words: string;
  /** What changes when the rule is taken back; null for what always holds. */
  readonly without: Partial<PilotChoice> | null;
};

type Part = (choice: PilotChoice) => readonly RuleChip[];

/** Whom the choice begins with, and who must or must not be in it. */
function usePeopleChips(): Part {
  const texts = useTexts(ruleTexts);
  const format = useFormat();
  const list = (
    text: string,
    words: (count: number, shown: string) => string,
    without: Partial<PilotChoice>,
  ) => {
    const count = listOf(text).length;
    return count === 0 ? [] : [{ words: words(count, format.number(count)), without }];
  };
  return ({ beginning, volunteers, must, exclude }) => [
    ...(beginning === 'earlier' ? [{ words: texts.earlier, without: { beginning: 'nobody' as const } }] : []),
    ...(beginning === 'volunteers' ? list(volunteers, texts.volunteers, { beginning: 'nobody' }) : []),
    ...list(must, texts.must, { must: '' }),
    ...list(exclude, texts.exclude, { exclude: '' }),
  ];
}

/** The most of one team and the fewest of each group. */
function useLimitChips(): Part {
  const texts = useTexts(ruleTexts);
  const format = useFormat();
  const minimumWords = ({ attribute, level, people }: Minimum) => {
    const count = format.number(people);
    if (level !== null) return texts.minimum(count, level);
    return attribute === null
      ? texts.minimumEverywhere(count)
      : texts.minimumEach(count, attributeLabel(attribute));
  };
  return ({ team, teamMost, by, minimums }) => {
    const name = team === managerTeam ? texts.managerTeam : attributeLabel(team ?? '');
    const most =
      teamMost === null
        ? ''
        : 'people' in teamMost
          ? texts.mostPeople(format.number(teamMost.people), name)
          : texts.mostShare(format.percent(teamMost.share, 0), name);
    return [
      ...(team === null || teamMost === null
        ? []
        : [{ words: most, without: { team: null, teamMost: null } }]),
      ...minimumsInForce(by, minimums).map((one) => ({
        about: one.attribute ?? '',
        words: minimumWords(one),
        without: { minimums: withoutMinimum(minimums, one) },
      })),
    ];
  };
}

function decimalsOf(factor: number): number {
  return String(factor).split('.')[1]?.length ?? 0;
}

/** How the people are weighed. */
function useMethodChips(): Part {
  const texts = useTexts(ruleTexts);
  const { presets, equalChances } = useTexts(chooseTexts);
  const { spreads } = useTexts(draftTexts);
  const format = useFormat();
  return ({ method, by, weights, preset, start }) => [
    ...(method === 'cube' ? [{ words: equalChances, without: { method: 'exchange' as const } }] : []),
    ...weightsInForce(by, weights).map((one) => {
      const [first = '', second] = one.attributes.map(attributeLabel);
      const names = second === undefined ? first : texts.pair(first, second);
      return {
        words: texts.weight(names, format.number(one.factor, decimalsOf(one.factor))),
        without: { weights: withoutWeight(weights, one) },
      };
    }),
    ...(method === 'cube'
      ? []
      : [
          { words: presets[preset], without: preset === 'balanced' ? null : { preset: 'balanced' as const } },
          { words: spreads[start], without: start === 'random' ? null : { start: 'random' as const } },
        ]),
  ];
}

function useRuleChips(choice: PilotChoice): readonly RuleChip[] {
  const [people, limits, method] = [usePeopleChips(), useLimitChips(), useMethodChips()];
  const inForce = rulesInForce(choice);
  return [...people(inForce), ...limits(inForce), ...method(inForce)];
}

/** The rules of a choice that is being made; each can be taken back here. */
export function RuleChips({
  choice,
  onChange,
}: {
  readonly choice: PilotChoice;
  readonly onChange: (part: Partial<PilotChoice>) => void;
}) {
  const texts = useTexts(ruleTexts);
  const chips = useRuleChips(choice);
  const place = useRef<HTMLDivElement>(null);
  const remove = (without: Partial<PilotChoice>) => {
    onChange(without);
    // The button that was pressed is gone; the keyboard goes on where it stood.
    requestAnimationFrame(() => place.current?.focus());
  };
  return (
    <div ref={place} tabIndex={-1}>
      <Chips label={texts.title}>
        <span className="bw-quiet">{texts.title}</span>
        {chips.map(({ about, words, without }) => (
          <Chip
            key={`${words} ${about}`}
            label={words}
            {...(without === null ? {} : { onRemove: () => remove(without) })}
          />
        ))}
      </Chips>
    </div>
  );
}

/** The rules a cohort was chosen with. */
export function MadeWithChips({ cohort }: { readonly cohort: CohortView }) {
  const texts = useTexts(ruleTexts);
  const { seed } = useTexts(pilotTexts);
  const chips = useRuleChips(startingChoice(cohort.size, [], cohort));
  return (
    <Chips label={texts.made}>
      <span className="bw-quiet">{texts.made}</span>
      {cohort.rules.extend !== null && <Chip label={texts.earlierMade} />}
      {chips.map(({ about, words }) => (
        <Chip key={`${words} ${about}`} label={words} />
      ))}
      <Chip label={seed(String(cohort.seed))} />
    </Chips>
  );
}
