/** The exit criteria: what is asked for, what is so, how it is measured, and the verdict; then time and people left over. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ExitCriterion, Hypercare } from '#contracts/hypercare.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { Tag, VerdictTag } from '../../ui/state-tag.tsx';
import { hypercareTexts } from './hypercare-texts.ts';

type Line = {
  readonly measure: ExitCriterion['measure'] | 'time' | 'left_over';
  readonly asked: string;
  /** Null reads "not measured". */
  readonly now: ReactNode;
  readonly lacks: string;
  /** Null before anything is measured, and while only time has to pass. */
  readonly verdict: ExitCriterion['verdict'] | null;
};

const dayMs = 86_400_000;

/** The day of hypercare, 1 on its first. */
export function dayOfHypercare(startedOn: string, today: string): number {
  return Math.floor((Date.parse(today) - Date.parse(startedOn)) / dayMs) + 1;
}

/** A bound is shown as it was written: whole, or with one decimal. */
function decimalsOf(bound: number): 0 | 1 {
  return Math.abs(bound - Math.round(bound)) < 0.001 ? 0 : 1;
}

function useAsked() {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  return ({ exit }: Hypercare['charter'], measure: ExitCriterion['measure'], bound: number): string =>
    ({
      priority_one: texts.noneOpen,
      people_done: texts.above(format.percent(bound, decimalsOf(bound * 100))),
      satisfaction: texts.aboveOfFive(format.number(bound, decimalsOf(bound))),
      tickets_per_day: texts.atMost(format.number(bound), exit.windowDays),
    })[measure];
}

function useNow() {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  return ({ measure, value, of }: ExitCriterion): string | null => {
    if (value === null) return null;
    const base = format.number(of ?? 0);
    return {
      priority_one: value === 0 ? texts.noneOpen : texts.nowOpen(format.number(value)),
      people_done: texts.nowShare(format.percent(value, 1), base),
      satisfaction: texts.nowMean(format.number(value, 2), base),
      tickets_per_day: texts.nowBusiest(format.number(value)),
    }[measure];
  };
}

/** What the charter asks for while nothing is measured. */
function useAskedBefore(): (hypercare: Hypercare) => Line[] {
  const asked = useAsked();
  return ({ charter }) => {
    const { peopleDoneAbove, satisfactionAbove, ticketsPerDayMost } = charter.exit;
    const bounds = [
      ['priority_one', 0],
      ['people_done', peopleDoneAbove],
      ['satisfaction', satisfactionAbove],
      ['tickets_per_day', ticketsPerDayMost],
    ] as const;
    return bounds.flatMap(([measure, bound]) =>
      bound === null
        ? []
        : [{ measure, asked: asked(charter, measure, bound), now: '', lacks: '', verdict: null }],
    );
  };
}

function useLines({ hypercare, today }: { readonly hypercare: Hypercare; readonly today: string }): Line[] {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const say = useSay();
  const asked = useAsked();
  const now = useNow();
  const before = useAskedBefore();
  const { phase, charter, criteria, startedOn, earliestEndOn, leftOver } = hypercare;
  const measured = criteria.map((one): Line => ({
    measure: one.measure,
    asked: asked(charter, one.measure, one.threshold),
    now: now(one),
    lacks: say(one.lacks),
    verdict: one.verdict,
  }));
  if (phase === 'ended') return measured;
  const time = { measure: 'time', asked: texts.atLeastWeeks(charter.leastWeeks) } as const;
  const left = { measure: 'left_over', asked: texts.nobody } as const;
  if (phase === 'before' || startedOn === null || earliestEndOn === null)
    return [
      ...before(hypercare),
      ...[time, left].map((one) => ({ ...one, now: '', lacks: '', verdict: null })),
    ];
  return [
    ...measured,
    {
      ...time,
      now: texts.nowDay(format.number(dayOfHypercare(startedOn, today))),
      lacks: today < earliestEndOn ? texts.earliest(format.date(earliestEndOn)) : '',
      verdict: today < earliestEndOn ? null : 'pass',
    },
    {
      ...left,
      now:
        leftOver === 0 ? (
          texts.nobody
        ) : (
          <Link to="../stragglers">{texts.nowPeople(leftOver, format.number(leftOver))}</Link>
        ),
      lacks: '',
      verdict: leftOver === 0 ? 'pass' : 'fail',
    },
  ];
}

function useNote({ phase, startedOn, ended, dueOn }: Hypercare, today: string): string {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  if (ended !== null) return texts.exitThen(format.date(format.dateOf(ended.at)));
  if (phase === 'before' || startedOn === null || dueOn === null) return texts.exitBefore;
  const day = texts.exitNote(format.number(dayOfHypercare(startedOn, today)));
  return `${day} · ${texts.due(format.date(dueOn))}`;
}

export function ExitCard(shown: { readonly hypercare: Hypercare; readonly today: string }) {
  const texts = useTexts(hypercareTexts);
  const { heads } = texts;
  const lines = useLines(shown);
  const isMeasured = shown.hypercare.phase !== 'before';
  const asking = [heads.criterion, heads.asked];
  return (
    <Card title={texts.exit} note={useNote(shown.hypercare, shown.today)}>
      <StackingTable heads={isMeasured ? [heads.criterion, heads.asked, heads.now, heads.verdict] : asking}>
        {lines.map(({ measure, asked, now, lacks, verdict }) => (
          <tr key={measure}>
            <th scope="row">
              {texts.measures[measure]}
              <small className="hyper-source">{texts.sources[measure]}</small>
            </th>
            <td data-label={heads.asked}>{asked}</td>
            {isMeasured && (
              <>
                <td data-label={heads.now}>
                  {now ?? texts.notMeasured}
                  {now === null && <small className="hyper-source">{lacks}</small>}
                </td>
                <td data-label={heads.verdict}>
                  {verdict === null ? <Tag icon="clock">{lacks}</Tag> : <VerdictTag verdict={verdict} />}
                </td>
              </>
            )}
          </tr>
        ))}
      </StackingTable>
    </Card>
  );
}
