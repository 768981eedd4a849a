/** A closure as it is filled in, and the fields that are sent. */
import type { Closure, ClosureFields } from '#contracts/calendar.ts';
import { daysAfter, isDate } from '../waves/weeks.ts';
import { firstRule, readRule, ruleOf, type RuleDraft } from './rule-draft.ts';

export const dayKinds = ['dates', 'rule', 'holidays', 'text'] as const;
/** `text` is a rule written by hand. */
export type DayKind = (typeof dayKinds)[number];
export const scopeKinds = ['everybody', 'site', 'department', 'country'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

export type ClosureDraft = {
  readonly name: string;
  readonly effect: Closure['effect'];
  readonly scope: ScopeKind;
  readonly place: string | null;
  readonly days: DayKind;
  readonly from: string;
  readonly to: string;
  readonly rule: RuleDraft;
  readonly text: string;
  readonly lasts: number | null;
  /** Country, and a region of it where it has any. */
  readonly country: string | null;
  readonly region: string | null;
};

export function firstClosure(today: string): ClosureDraft {
  return {
    name: '',
    effect: 'freeze',
    scope: 'everybody',
    place: null,
    days: 'dates',
    from: today,
    to: daysAfter(today, 4),
    rule: firstRule,
    text: '',
    lasts: 1,
    country: null,
    region: null,
  };
}

/** A closure to be changed. */
export function draftOf({ name, effect, scope, days }: Closure, today: string): ClosureDraft {
  const base: ClosureDraft = {
    ...firstClosure(today),
    name,
    effect,
    scope: scope?.kind ?? 'everybody',
    place: scope?.name ?? null,
  };
  if (days.kind === 'dates') return { ...base, days: 'dates', from: days.from, to: days.to };
  if (days.kind === 'holidays') {
    const [country = null] = days.of.split('-');
    return { ...base, days: 'holidays', country, region: days.of === country ? null : days.of };
  }
  const rule = readRule(days.rule);
  const { from, lasts } = days;
  return rule === null
    ? { ...base, days: 'text', text: days.rule, from, lasts }
    : { ...base, days: 'rule', rule, from, lasts };
}

function daysOf(draft: ClosureDraft): ClosureFields['days'] | null {
  const { days, from, to, lasts } = draft;
  if (days === 'holidays') {
    const of = draft.region ?? draft.country;
    return of === null ? null : { kind: 'holidays', of };
  }
  if (!isDate(from)) return null;
  if (days === 'dates') return isDate(to) && to >= from ? { kind: 'dates', from, to } : null;
  const rule = days === 'rule' ? ruleOf(draft.rule) : draft.text.trim();
  if (rule === null || rule.length < 6 || lasts === null || lasts < 1 || lasts > 92) return null;
  return { kind: 'rule', from, rule, lasts };
}

/** Stands for the name while only the days are asked about. */
export const unnamed = '--';

/** The fields, or null while something is missing; without a name too when only the days are asked about. */
export function fieldsOf(draft: ClosureDraft, needsName = true): ClosureFields | null {
  const { name, effect, scope, place } = draft;
  const days = daysOf(draft);
  if (days === null || (scope !== 'everybody' && place === null)) return null;
  const named = name.trim();
  if (needsName && named.length < 2) return null;
  return {
    name: named.length < 2 ? unnamed : named,
    effect,
    scope: scope === 'everybody' || place === null ? null : { kind: scope, name: place },
    days,
  };
}

export type Run = { readonly from: string; readonly to: string; readonly name: string };

/** Days as runs of neighbours of one name. */
export function runsOf(days: readonly { readonly on: string; readonly name: string }[]): readonly Run[] {
  const runs: { from: string; to: string; name: string }[] = [];
  for (const { on, name } of days) {
    const last = runs.at(-1);
    if (last !== undefined && last.name === name && daysAfter(last.to, 1) === on) last.to = on;
    else runs.push({ from: on, to: on, name });
  }
  return runs;
}
