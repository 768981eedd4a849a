/**
 * Reads capacity.yaml and change.yaml into the capacities the planner takes, and says which names in them
 * match no group.
 */
import { sayOfCalendar } from '#domain/calendar/calendar-sentences.ts';
import { checkClosureDays, freezeRanges, type ClosureDays } from '#domain/calendar/closures.ts';
import { amountIn, type WaveCapacity, type WaveGroup, type WeeklyAmount } from '#domain/waves/wave-groups.ts';
import { dateOf, dayOf, weekStart, type Freeze } from '#domain/waves/working-week.ts';
import { parseYamlFields, type YamlField } from './yaml-fields.ts';

const capacityKeys = [
  'start',
  'weeks',
  'people_per_week',
  'helpdesk_minutes_per_week',
  'spill_over',
  'trainer_seats_per_week',
  'sites',
  'freezes',
] as const;

const changeKeys = [
  'reason',
  'weeks',
  'people_per_week',
  'helpdesk_minutes_per_week',
  'spill_over',
  'trainer_seats_per_week',
  'sites',
  'freezes',
  'closed_weeks',
  'scale',
  'helpdesk_minutes_factor',
] as const;

export type PlanChange = {
  readonly reason: string | null;
  readonly capacity: WaveCapacity;
  /** Groups that have not started need so many times their minutes. */
  readonly helpdeskMinutesFactor: number;
};

/** Reads the capacities. `start`, `weeks` and `people_per_week` are required. */
export function readCapacity(file: string, source: string): WaveCapacity {
  const top = parseYamlFields(file, source);
  const fields = top.fields(capacityKeys);
  for (const name of ['start', 'weeks', 'people_per_week']) {
    if (!fields.has(name)) throw top.fail(`lacks "${name}"`);
  }
  return readAmounts(fields, {
    startsOn: dateIn(fields.get('start')!),
    weeks: 1,
    peoplePerWeek: 0,
    helpdeskMinutesPerWeek: null,
    spillOver: [1],
    trainerSeatsPerWeek: {},
    sitePeoplePerWeek: {},
    freezes: [],
  });
}

/** Reads the change and applies it to the capacities; weeks are numbered from 1 in the file. */
export function readChange(file: string, source: string, before: WaveCapacity): PlanChange {
  const fields = parseYamlFields(file, source).fields(changeKeys);
  const changed = readAmounts(fields, before);
  const freezes = [...changed.freezes];
  for (const field of fields.get('closed_weeks')?.items() ?? []) {
    const week = field.number({ least: 1, most: changed.weeks, isWhole: true }) - 1;
    const monday = weekStart(dayOf(changed.startsOn)!, week);
    freezes.push({ from: dateOf(monday), to: dateOf(monday + 6) });
  }
  const scaled = (fields.get('scale')?.items() ?? []).reduce(scaleWeeks, { ...changed, freezes });
  return {
    reason: fields.get('reason')?.text() ?? null,
    capacity: scaled,
    helpdeskMinutesFactor: fields.get('helpdesk_minutes_factor')?.number({ most: 1000 }) ?? 1,
  };
}

/** One sentence for each site, language or department of the capacities that no group has. */
export function warnAboutNames(file: string, capacity: WaveCapacity, groups: readonly WaveGroup[]): string[] {
  const [sites, departments, languages] = (['site', 'department', 'language'] as const).map(
    (key) => new Set(groups.map((group) => group[key])),
  );
  const named: [string, string | undefined, Set<string | null>][] = [
    ...Object.keys(capacity.sitePeoplePerWeek).map((name): [string, string, Set<string | null>] => [
      'site',
      name,
      sites!,
    ]),
    ...Object.keys(capacity.trainerSeatsPerWeek).map((name): [string, string, Set<string | null>] => [
      'language',
      name,
      languages!,
    ]),
    ...capacity.freezes.flatMap(
      ({ site, department }): [string, string | undefined, Set<string | null>][] => [
        ['site', site, sites!],
        ['department', department, departments!],
      ],
    ),
  ];
  const warnings = named.flatMap(([kind, name, known]) =>
    name === undefined || known.has(name) ? [] : [`${file}: no group has the ${kind} "${name}".`],
  );
  return [...new Set(warnings)];
}

function readAmounts(fields: ReadonlyMap<string, YamlField>, base: WaveCapacity): WaveCapacity {
  const get = (name: string): YamlField | undefined => fields.get(name);
  const named = (name: string, read: (field: YamlField) => WeeklyAmount): Record<string, WeeklyAmount> =>
    Object.fromEntries([...(get(name)?.fields() ?? [])].map(([key, field]) => [key, read(field)]));
  const peopleAt = (field: YamlField): WeeklyAmount => {
    const people = field.fields(['people_per_week']).get('people_per_week');
    if (people === undefined) throw field.fail('lacks "people_per_week"');
    return amountOf(people);
  };
  const weeks = get('weeks')?.number({ least: 1, most: 520, isWhole: true }) ?? base.weeks;
  return {
    startsOn: base.startsOn,
    weeks,
    peoplePerWeek: has(get('people_per_week')) ?? base.peoplePerWeek,
    helpdeskMinutesPerWeek: has(get('helpdesk_minutes_per_week')) ?? base.helpdeskMinutesPerWeek,
    spillOver: get('spill_over') === undefined ? base.spillOver : sharesOf(get('spill_over')!),
    trainerSeatsPerWeek: { ...base.trainerSeatsPerWeek, ...named('trainer_seats_per_week', amountOf) },
    sitePeoplePerWeek: { ...base.sitePeoplePerWeek, ...named('sites', peopleAt) },
    freezes: [
      ...base.freezes,
      ...(get('freezes')?.items() ?? []).flatMap((field) => freezesOf(field, base.startsOn, weeks)),
    ],
  };
}

function has(field: YamlField | undefined): WeeklyAmount | undefined {
  return field === undefined ? undefined : amountOf(field);
}

function amountOf(field: YamlField): WeeklyAmount {
  if (!field.isList()) return field.number();
  const amounts = field.items().map((item) => item.number());
  if (amounts.length === 0) throw field.fail('needs at least one number');
  return amounts;
}

function sharesOf(field: YamlField): number[] {
  const shares = field.items().map((item) => item.number({ most: 1 }));
  const sum = shares.reduce((left, right) => left + right, 0);
  if (shares.length === 0 || shares.length > 12 || Math.abs(sum - 1) > 1e-6) {
    throw field.fail(`must be 1 to 12 shares that add up to 1, not to ${Math.round(sum * 1e6) / 1e6}`);
  }
  return shares;
}

/** The freezes of one entry: two dates, a rule that recurs, or the public holidays of a country or region. */
export function freezesOf(field: YamlField, startsOn: string, weeks: number): Freeze[] {
  const fields = field.fields(['site', 'department', 'from', 'to', 'rule', 'lasts', 'holidays']);
  const [site, department] = [fields.get('site')?.text(), fields.get('department')?.text()];
  const of = { ...(site === undefined ? {} : { site }), ...(department === undefined ? {} : { department }) };
  const days = closureDaysOf(field, fields, startsOn);
  if (days.kind === 'dates') return [{ ...of, from: days.from, to: days.to }];
  const bad = checkClosureDays(days);
  if (bad !== null) throw field.fail(`cannot be read: ${sayOfCalendar('en', bad).replace(/\.$/, '')}`);
  const first = dayOf(startsOn)!;
  const closure = { name: 'freeze', effect: 'freeze', scope: null, days } as const;
  return freezeRanges(closure, first, weekStart(first, weeks) - 1).map((range) => ({ ...range, ...of }));
}

function closureDaysOf(
  field: YamlField,
  fields: ReadonlyMap<string, YamlField>,
  startsOn: string,
): ClosureDays {
  const [first, last, rule, holidays] = ['from', 'to', 'rule', 'holidays'].map((name) => fields.get(name));
  if (holidays !== undefined) return { kind: 'holidays', of: holidays.text() };
  if (rule !== undefined) {
    const from = first === undefined ? startsOn : dateIn(first);
    const lasts = fields.get('lasts')?.number({ least: 1, most: 92, isWhole: true }) ?? 1;
    return { kind: 'rule', from, rule: rule.text(), lasts };
  }
  if (first === undefined || last === undefined)
    throw field.fail('needs "from" and "to", "rule" or "holidays"');
  const [from, to] = [dateIn(first), dateIn(last)];
  if (from > to) throw first.fail(`is ${from}, after "to" (${to})`);
  return { kind: 'dates', from, to };
}

/** A date, YYYY-MM-DD. */
export function dateIn(field: YamlField): string {
  const date = field.text();
  if (dayOf(date) === null) throw field.fail(`is "${date}", not a date; write it as YYYY-MM-DD`);
  return date;
}

/** What a change can scale for some weeks. */
const scaledNames = ['people', 'helpdesk_minutes', 'trainer_seats'] as const;

function scaleWeeks(capacity: WaveCapacity, field: YamlField): WaveCapacity {
  const fields = field.fields(['from_week', 'to_week', ...scaledNames]);
  const [first, last] = [fields.get('from_week'), fields.get('to_week')];
  if (first === undefined || last === undefined) throw field.fail('needs "from_week" and "to_week"');
  const from = first.number({ least: 1, most: capacity.weeks, isWhole: true }) - 1;
  const to = last.number({ least: from + 1, most: 520, isWhole: true }) - 1;
  if (!scaledNames.some((name) => fields.has(name))) {
    throw field.fail(`needs one of ${scaledNames.join(', ')}`);
  }
  const scale = (amount: WeeklyAmount, name: string): WeeklyAmount => {
    const factor = fields.get(name)?.number({ most: 1000 });
    if (factor === undefined) return amount;
    return Array.from({ length: capacity.weeks + 12 }, (_, week) => {
      const usual = amountIn(amount, week);
      return week >= from && week <= to ? usual * factor : usual;
    });
  };
  const seats = Object.entries(capacity.trainerSeatsPerWeek);
  const minutes = capacity.helpdeskMinutesPerWeek;
  return {
    ...capacity,
    peoplePerWeek: scale(capacity.peoplePerWeek, 'people'),
    helpdeskMinutesPerWeek: minutes === null ? null : scale(minutes, 'helpdesk_minutes'),
    trainerSeatsPerWeek: Object.fromEntries(
      seats.map(([name, amount]) => [name, scale(amount, 'trainer_seats')]),
    ),
  };
}
