/** What a week takes of single sites, and of the people whom the trainers of one language train. */
import { ActionIcon, Button } from '@mantine/core';
import { useMemo } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { wavesRoutes } from '#contracts/waves.ts';
import { useRoute } from '../../api/hooks.ts';
import { intlTag } from '../../i18n/locale.ts';
import { useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import type { Limit } from './draft-plan.ts';
import { limitTexts } from './limit-texts.ts';
import { wavesTexts } from './waves-texts.ts';

/** Languages people are trained in, by their tags without a region. */
const trained =
  'bg bs cs da de el en es et fi fr hr hu it lt lv nb nl pl pt ro ru sk sl sq sr sv tr uk'.split(' ');

type Choice = { readonly value: string; readonly label: string };

function useChoices(rolloutId: RolloutId, hasSites: boolean): readonly Choice[] {
  const texts = useTexts(limitTexts);
  const locale = useLocale();
  const sites = useRoute(
    wavesRoutes.listAxisValues,
    { params: { rolloutId }, query: { attribute: 'site' } },
    { isEnabled: hasSites },
  ).data?.values;
  return useMemo(() => {
    const names = new Intl.DisplayNames(intlTag(locale), { type: 'language' });
    const byLabel = (left: Choice, right: Choice) => left.label.localeCompare(right.label, locale);
    const ofSites = (sites ?? []).flatMap(({ value }) =>
      value === null ? [] : [{ value: keyOf('site', value), label: texts.limitSite(value) }],
    );
    const ofLanguages = trained.map((tag) => ({
      value: keyOf('language', tag),
      label: texts.limitLanguage(names.of(tag) ?? tag),
    }));
    return [...ofSites.toSorted(byLabel), ...ofLanguages.toSorted(byLabel)];
  }, [sites, locale, texts]);
}

function keyOf(kind: Limit['kind'], name: string): string {
  return `${kind} ${name}`;
}

function readKey(key: string): Pick<Limit, 'kind' | 'name'> {
  const [kind = '', ...name] = key.split(' ');
  return { kind: kind === 'site' ? 'site' : 'language', name: name.join(' ') };
}

function LimitRow({
  limit,
  choices,
  onChange,
  onRemove,
}: {
  readonly limit: Limit;
  readonly choices: readonly Choice[];
  readonly onChange: (limit: Limit) => void;
  readonly onRemove: () => void;
}) {
  const texts = useTexts(limitTexts);
  const { wrongNumber } = useTexts(wavesTexts);
  const { name, perWeek } = limit;
  const key = name === null ? null : keyOf(limit.kind, name);
  // A row that is still empty is not wrong yet.
  const label = choices.find(({ value }) => value === key)?.label ?? texts.limitOf;
  return (
    <div className="bw-limit">
      <SelectField
        label={texts.limitOf}
        placeholder={texts.limitHint}
        value={key}
        onChange={(next) => onChange({ ...limit, ...(next === null ? { name: null } : readKey(next)) })}
        choices={choices}
        error={name === null && perWeek !== null ? texts.limitHint : undefined}
      />
      <NumberField
        label={texts.limitMost}
        value={perWeek}
        onChange={(next) => onChange({ ...limit, perWeek: next })}
        min={1}
        max={1_000_000}
        error={name !== null && (perWeek === null || perWeek < 1) ? wrongNumber : undefined}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={texts.limitRemove(label)} onClick={onRemove}>
        <Icon name="trash" />
      </ActionIcon>
    </div>
  );
}

/** One row per limit; a site or language that has one is offered to no other row. */
export function LimitFields({
  rolloutId,
  hasSites,
  limits,
  onChange,
}: {
  readonly rolloutId: RolloutId;
  /** The directory has sites. */
  readonly hasSites: boolean;
  readonly limits: readonly Limit[];
  readonly onChange: (limits: readonly Limit[]) => void;
}) {
  const texts = useTexts(limitTexts);
  const choices = useChoices(rolloutId, hasSites);
  const taken = new Set(limits.flatMap(({ kind, name }) => (name === null ? [] : [keyOf(kind, name)])));
  const free = (own: Limit) =>
    choices.filter(
      ({ value }) => !taken.has(value) || (own.name !== null && value === keyOf(own.kind, own.name)),
    );
  return (
    <fieldset className="bw-limits">
      <legend>{texts.limits}</legend>
      <p className="bw-field-note">{texts.limitsHelp}</p>
      {limits.map((limit, index) => (
        <LimitRow
          key={limit.key}
          limit={limit}
          choices={free(limit)}
          onChange={(next) => onChange(limits.map((each, place) => (place === index ? next : each)))}
          onRemove={() => onChange(limits.filter((_, place) => place !== index))}
        />
      ))}
      <div>
        <Button
          leftSection={<Icon name="plus" />}
          onClick={() => {
            const key = 1 + Math.max(0, ...limits.map((limit) => limit.key));
            onChange([...limits, { key, kind: 'site', name: null, perWeek: null }]);
          }}
        >
          {texts.limitAdd}
        </Button>
      </div>
    </fieldset>
  );
}
