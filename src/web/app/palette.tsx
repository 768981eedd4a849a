/** The palette behind Ctrl-K: type a few letters of a page or rollout, choose with the arrows, go with Enter. */
import { Modal } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { useRoute } from '../api/hooks.ts';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Icon, type IconName } from '../ui/icons/icon.tsx';
import { appTexts } from './app-texts.ts';
import { addressOfPlace, placesFor, settingsPlace } from './places.ts';
import { useCan } from './session.tsx';

type Goal = { readonly label: string; readonly icon: IconName; readonly to: string };

/** Everything the palette can lead to now. */
function useGoals(isOpen: boolean): readonly Goal[] {
  const texts = useTexts(appTexts);
  const { rolloutId } = useParams({ strict: false });
  const canRead = useCan('rollout.read');
  const rollouts = useRoute(rolloutRoutes.listRollouts, {}, { isEnabled: isOpen && canRead });
  const settings = settingsPlace();
  const places = settings === null ? placesFor(rolloutId) : [...placesFor(rolloutId), settings];
  return [
    ...places.map((place) => ({
      label: texts.places[place.id],
      icon: place.icon,
      to: addressOfPlace(place, rolloutId),
    })),
    ...(rollouts.data?.rollouts ?? []).map((rollout) => ({
      label: rollout.name,
      icon: 'flag' as const,
      to: `/rollouts/${rollout.rolloutId}`,
    })),
  ];
}

/** Whether every word typed begins somewhere in the label. */
function matches(label: string, query: string): boolean {
  const text = label.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The search dialog. */
export function Palette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(appTexts);
  const listId = useId();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const goals = useGoals(isOpen).filter((goal) => matches(goal.label, query));
  const close = () => {
    setQuery('');
    setActive(0);
    onClose();
  };
  const go = (goal: Goal | undefined) => {
    if (goal === undefined) return;
    close();
    void navigate({ to: goal.to as never });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(goals[active]);
    else if (event.key === 'ArrowDown') setActive(Math.min(goals.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened={isOpen} onClose={close} withCloseButton={false} size={520} yOffset="12vh" centered={false} padding={0} aria-label={texts.searchShort}>
      <div className="bw-palette">
        <div className="bw-palette-input">
          <Icon name="search" size={18} />
          <input
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={goals.length > 0 ? `${listId}-${active}` : undefined}
            aria-label={texts.search}
            placeholder={texts.search}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <ul id={listId} role="listbox" aria-label={texts.searchShort}>
          {goals.map((goal, index) => (
            <li
              key={goal.to}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseEnter={() => setActive(index)}
              onClick={() => go(goal)}
            >
              <Icon name={goal.icon} />
              {goal.label}
            </li>
          ))}
        </ul>
        {goals.length === 0 && <p className="bw-palette-none">{texts.searchNothing(query)}</p>}
      </div>
    </Modal>
  );
}
