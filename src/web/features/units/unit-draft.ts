/** A deployment unit while it is written: what the fields hold, and what is sent. */
import type { AccountId } from '#contracts/ids.ts';
import type { Unit, UnitFields } from '#contracts/units.ts';

export type ConditionDraft = { readonly attribute: string | null; readonly values: readonly string[] };

export type UnitDraft = {
  readonly name: string;
  readonly conditions: readonly ConditionDraft[];
  /** One a line. */
  readonly named: string;
  /** `none`, `person`, or the number of an account. */
  readonly owner: string;
  readonly ownerPerson: string;
  readonly place: number;
};

/** A new unit stands last; its place is beyond the others. */
export function firstDraft(units: readonly Unit[]): UnitDraft {
  return {
    name: '',
    conditions: [{ attribute: null, values: [] }],
    named: '',
    owner: 'none',
    ownerPerson: '',
    place: units.length + 1,
  };
}

/** What a unit says, as fields. */
export function draftOf(unit: Unit, units: readonly Unit[]): UnitDraft {
  const { owner } = unit;
  return {
    name: unit.name,
    conditions: unit.conditions,
    named: unit.named.join('\n'),
    owner: owner === null ? 'none' : owner.kind === 'person' ? 'person' : String(owner.id),
    ownerPerson: owner?.externalId ?? '',
    place: units.indexOf(unit) + 1,
  };
}

/** The lines of the list; an empty line keeps its number, so that lines are reported by the number they have. */
export function linesOf(named: string): readonly { readonly line: number; readonly name: string }[] {
  return named.split('\n').flatMap((text, index) => {
    const name = text.trim().replace(/[,;]$/u, '').trim();
    return name === '' ? [] : [{ line: index + 1, name }];
  });
}

export type Membership = Pick<UnitFields, 'conditions' | 'named' | 'place'>;

/** Who would belong to it; null while a condition lacks its values, or nothing is said. */
export function membershipOf({ conditions, named, place }: UnitDraft): Membership | null {
  const full = conditions.flatMap(({ attribute, values }) =>
    attribute === null || values.length === 0 ? [] : [{ attribute, values: [...values] }],
  );
  const isHalf = conditions.some(({ attribute, values }) => attribute !== null && values.length === 0);
  const names = linesOf(named).map(({ name }) => name);
  if (isHalf || (full.length === 0 && names.length === 0)) return null;
  return { conditions: full, named: names, place };
}

/** Null while something is missing. */
export function fieldsOf(draft: UnitDraft): UnitFields | null {
  const membership = membershipOf(draft);
  const owner = ownerOf(draft);
  if (membership === null || draft.name.trim() === '' || owner === undefined) return null;
  return { ...membership, name: draft.name.trim(), owner };
}

function ownerOf({ owner, ownerPerson }: UnitDraft): UnitFields['owner'] | undefined {
  if (owner === 'none') return null;
  if (owner !== 'person') return { accountId: Number(owner) as AccountId };
  return ownerPerson.trim() === '' ? undefined : { person: ownerPerson.trim() };
}
