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

type Goal = { readonly label: string; readonly icon: IconName; readonly to: string };

/** Everything the palette can lead to now. */
function useGoals(): readonly Goal[] {
  const texts = useTexts(appTexts);
  const { rolloutId } = useParams({ strict: false });
  const canRead = useCan('rollout.read');
  const rollouts = useRoute(rolloutRoutes.listRollouts, {}, { isEnabled: canRead });
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

/** Whether every word typed stands somewhere in the label. */
function matches(label: string, query: string): boolean {
  const text = label.toLocaleLowerCase();
  const words = query.toLocaleLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

function PaletteSearch({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(appTexts);
  const navigate = useNavigate();
  const combobox = useCombobox();
  const [query, setQuery] = useState('');
  const goals = useGoals().filter((goal) => matches(goal.label, query));
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
              {goal.label}
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
