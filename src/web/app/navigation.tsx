/** The left navigation: all rollouts, the places of the open rollout in groups, settings at the foot. */
import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { useRoute } from '../api/hooks.ts';
import { useFormat, useTexts } from '../i18n/locale-provider.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { appTexts } from './app-texts.ts';
import { addressOfPlace, placesFor, settingsPlace, type Place } from './places.ts';

function Entry({
  place,
  rolloutId,
  waiting,
  onGo,
}: {
  readonly place: Place;
  readonly rolloutId: string | undefined;
  readonly waiting: number;
  readonly onGo: (() => void) | undefined;
}) {
  const texts = useTexts(appTexts);
  const format = useFormat();
  const label = texts.places[place.id];
  return (
    <Link
      to={addressOfPlace(place, rolloutId)}
      className="bw-nav-entry"
      title={label}
      activeOptions={{ exact: place.path === '/' || place.path === '', includeSearch: false }}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      onClick={onGo}
    >
      <Icon name={place.icon} size={18} />
      <span>{label}</span>
      {waiting > 0 && (
        <b className="bw-nav-count">
          {format.number(waiting)}
          <span className="bw-hidden"> {texts.waiting(format.number(waiting))}</span>
        </b>
      )}
    </Link>
  );
}

/** How many of the next actions wait at each place of a rollout. */
function useWaiting(rolloutId: string | undefined): ReadonlyMap<string, number> {
  const board = useRoute(
    rolloutRoutes.getBoard,
    { params: { rolloutId: Number(rolloutId) as RolloutId } },
    { isEnabled: rolloutId !== undefined },
  );
  const waiting = new Map<string, number>();
  if (rolloutId === undefined) return waiting;
  for (const { place } of board.data?.next ?? []) waiting.set(place, (waiting.get(place) ?? 0) + 1);
  waiting.delete('overview');
  return waiting;
}

function useRolloutName(rolloutId: string | undefined): string | undefined {
  const rollout = useRoute(
    rolloutRoutes.getRollout,
    { params: { rolloutId: Number(rolloutId) as RolloutId } },
    { isEnabled: rolloutId !== undefined },
  );
  return rolloutId === undefined ? undefined : rollout.data?.name;
}

/** The entries; `onGo` closes the drawer they may stand in. */
export function Navigation({ onGo }: { readonly onGo?: (() => void) | undefined }) {
  const texts = useTexts(appTexts);
  const { rolloutId } = useParams({ strict: false });
  const waiting = useWaiting(rolloutId);
  const rolloutName = useRolloutName(rolloutId);
  const places = placesFor(rolloutId);
  const settings = settingsPlace();
  return (
    <nav className="bw-nav" aria-label={texts.navigation}>
      {places.map((place, index) => {
        const isNewGroup = place.group !== places[index - 1]?.group;
        return (
          <Fragment key={place.id}>
            {isNewGroup && place.group === 1 && <div className="bw-nav-title">{rolloutName}</div>}
            {isNewGroup && place.group > 1 && <hr />}
            <Entry place={place} rolloutId={rolloutId} waiting={waiting.get(place.id) ?? 0} onGo={onGo} />
          </Fragment>
        );
      })}
      {settings !== null && (
        <div className="bw-nav-foot">
          <Entry place={settings} rolloutId={rolloutId} waiting={0} onGo={onGo} />
        </div>
      )}
    </nav>
  );
}
