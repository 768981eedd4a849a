/** The palette behind Ctrl-K: type a few letters of a page or rollout, choose with the arrows, go with Enter. */
import { Combobox, Modal, useCombobox } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { useRoute } from '../api/hooks.ts';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Icon, type IconName } from '../ui/icons/icon.tsx';
import { appTexts } from './app-texts.ts';
import { addressOfPlace, placesFor, settingsPlace } from './places.ts';
import { useCan } from './session.tsx';
import './palette.css';

type Goal = {
  readonly label: string;
  /** The rollout the page belongs to, where it is not the one on screen; it is searched as well. */
  readonly of?: string;
  readonly icon: IconName;
  readonly to: string;
};

/** Everything the palette can lead to now: pages at hand, rollouts, and then the pages of other rollouts. */
function useGoals(): readonly Goal[] {
  const texts = useTexts(appTexts);
  const { rolloutId } = useParams({ strict: false });
  const canRead = useCan('rollout.read');
  const answer = useRoute(rolloutRoutes.listRollouts, {}, { isEnabled: canRead });
  const rollouts = answer.data?.rollouts ?? [];
  const settings = settingsPlace();
  const places = settings === null ? placesFor(rolloutId) : [...placesFor(rolloutId), settings];
  return [
    ...places.map((place) => ({
      label: texts.places[place.id],
      icon: place.icon,
      to: addressOfPlace(place, rolloutId),
    })),
    ...rollouts.map((rollout) => ({
      label: rollout.name,
      icon: 'flag' as const,
      to: `/rollouts/${rollout.rolloutId}`,
    })),
    ...rollouts
      .filter((rollout) => String(rollout.rolloutId) !== rolloutId)
      .flatMap((rollout) =>
        placesFor(String(rollout.rolloutId))
          .filter(({ scope }) => scope === 'rollout')
          .map((place) => ({
            label: texts.places[place.id],
            of: rollout.name,
            icon: place.icon,
            to: addressOfPlace(place, String(rollout.rolloutId)),
          })),
      ),
  ];
}

/** Whether every word typed stands somewhere in the words shown, and one of them in the page; nothing typed is at hand. */
function matches({ label, of = '' }: Goal, query: string): boolean {
  const words = query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const page = label.toLocaleLowerCase();
  const isOfPage = of === '' || words.some((word) => page.includes(word));
  const text = `${page} ${of.toLocaleLowerCase()}`;
  return isOfPage && words.every((word) => text.includes(word));
}

function PaletteSearch({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(appTexts);
  const navigate = useNavigate();
  // The list is always there: Enter takes its first entry, and Escape leaves.
  const combobox = useCombobox({
    opened: true,
    onOpenedChange: (isOpen) => {
      if (!isOpen) onClose();
    },
  });
  const [query, setQuery] = useState('');
  const goals = useGoals().filter((goal) => matches(goal, query));
  const { selectFirstOption } = combobox;
  // Whenever the list changes, its first entry is the one that Enter takes.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => void selectFirstOption(), [query, goals.length, selectFirstOption]);
  const go = (to: string) => {
    onClose();
    void navigate({ to: to });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={go}>
      <div className="bw-palette">
        <div className="bw-palette-input">
          <Icon name="search" size={18} />
          <Combobox.EventsTarget withExpandedAttribute>
            {/* EventsTarget adds what a combobox must say about its list. */}
            <input
              data-autofocus
              // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
              role="combobox"
              aria-label={texts.search}
              placeholder={texts.search}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
        </div>
        <Combobox.Options aria-label={texts.searchShort}>
          {goals.map((goal) => (
            <Combobox.Option key={`${goal.icon} ${goal.to}`} value={goal.to}>
              <Icon name={goal.icon} />
              <span>{goal.label}</span>
              {goal.of !== undefined && <span className="bw-palette-of">{goal.of}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {goals.length === 0 && <p className="bw-palette-none">{texts.searchNothing(query)}</p>}
      </div>
    </Combobox>
  );
}

/** The search dialog. */
export function Palette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(appTexts);
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={520} yOffset="12vh" padding={0}>
      <Modal.Overlay />
      <Modal.Content aria-label={texts.searchShort}>
        <PaletteSearch onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}
