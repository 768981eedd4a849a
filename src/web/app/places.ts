/**
 * The places of the web app: which exist, where they stand in the navigation, and which feature page fills
 * them. A place exists as soon as a feature folder holds `<place>-page.tsx`; nothing else needs to change.
 */
import { lazy, type ComponentType } from 'react';
import type { IconName } from '../ui/icons/icon.tsx';

type PageModule = { readonly default: ComponentType };

/** Every feature page, loaded when first shown: src/web/features/<feature>/<place>-page.tsx. */
const modules = import.meta.glob<PageModule>('../features/*/*-page.tsx');
const loaders = new Map(
  Object.entries(modules).map(([file, load]) => [/([\w-]+)-page\.tsx$/.exec(file)?.[1] ?? file, load]),
);

export type PlaceId =
  | 'setup'
  | 'sign-in'
  | 'rollouts'
  | 'people'
  | 'calendar'
  | 'load'
  | 'settings'
  | 'overview'
  | 'playbook'
  | 'pilot'
  | 'criteria'
  | 'gate'
  | 'journey'
  | 'waves'
  | 'slots'
  | 'readiness'
  | 'timeline'
  | 'run'
  | 'targeting'
  | 'stragglers'
  | 'roles'
  | 'tasks'
  | 'my-tasks'
  | 'messages'
  | 'training'
  | 'surveys'
  | 'feedback'
  | 'helpdesk'
  | 'hypercare'
  | 'operations'
  | 'reports';

/** Whether a feature page for the place exists. */
export function hasPage(id: PlaceId): boolean {
  return loaders.has(id);
}

const pages = new Map<PlaceId, ComponentType>();

/** The page of a place, fetched when it is first drawn; null when no feature provides it. */
export function pageOf(id: PlaceId): ComponentType | null {
  const load = loaders.get(id);
  if (load === undefined) return null;
  const known = pages.get(id);
  if (known !== undefined) return known;
  const page = lazy(load);
  pages.set(id, page);
  return page;
}

export type Place = {
  readonly id: Exclude<PlaceId, 'setup' | 'sign-in'>;
  readonly icon: IconName;
  /** `rollout` places stand under one rollout. */
  readonly scope: 'organisation' | 'rollout';
  /** Places of one group stand together; groups are divided by a line. */
  readonly group: number;
  /** Path after the rollout for its places, the whole path otherwise. */
  readonly path: string;
};

/**
 * All places in the order of the navigation; show those that `hasPage`. A rollout reads from top to bottom: proving it,
 * planning it, running it, being there for people; what belongs to the whole organisation stands last.
 */
const allPlaces: readonly Place[] = [
  { id: 'rollouts', icon: 'flag', scope: 'organisation', group: 0, path: '/' },
  { id: 'my-tasks', icon: 'tasks', scope: 'organisation', group: 0, path: '/my-tasks' },
  { id: 'overview', icon: 'overview', scope: 'rollout', group: 1, path: '' },
  { id: 'playbook', icon: 'playbook', scope: 'rollout', group: 1, path: '/playbook' },
  { id: 'pilot', icon: 'pilot', scope: 'rollout', group: 2, path: '/pilot' },
  { id: 'criteria', icon: 'check', scope: 'rollout', group: 2, path: '/criteria' },
  { id: 'gate', icon: 'gate', scope: 'rollout', group: 2, path: '/gate' },
  { id: 'journey', icon: 'pin', scope: 'rollout', group: 2, path: '/journey' },
  { id: 'waves', icon: 'waves', scope: 'rollout', group: 3, path: '/waves' },
  { id: 'readiness', icon: 'laptop', scope: 'rollout', group: 3, path: '/readiness' },
  { id: 'slots', icon: 'table', scope: 'rollout', group: 3, path: '/bookings' },
  { id: 'timeline', icon: 'clock', scope: 'rollout', group: 3, path: '/timeline' },
  { id: 'roles', icon: 'people', scope: 'rollout', group: 3, path: '/roles' },
  { id: 'run', icon: 'play', scope: 'rollout', group: 4, path: '/run' },
  { id: 'tasks', icon: 'tasks', scope: 'rollout', group: 4, path: '/tasks' },
  { id: 'targeting', icon: 'apps', scope: 'rollout', group: 4, path: '/targeting' },
  { id: 'stragglers', icon: 'filter', scope: 'rollout', group: 4, path: '/stragglers' },
  { id: 'messages', icon: 'messages', scope: 'rollout', group: 5, path: '/messages' },
  { id: 'training', icon: 'training', scope: 'rollout', group: 5, path: '/training' },
  { id: 'surveys', icon: 'surveys', scope: 'rollout', group: 5, path: '/surveys' },
  { id: 'feedback', icon: 'chat', scope: 'rollout', group: 5, path: '/feedback' },
  { id: 'helpdesk', icon: 'helpdesk', scope: 'rollout', group: 5, path: '/helpdesk' },
  { id: 'hypercare', icon: 'phone', scope: 'rollout', group: 5, path: '/hypercare' },
  { id: 'operations', icon: 'operations', scope: 'rollout', group: 5, path: '/operations' },
  { id: 'reports', icon: 'reports', scope: 'rollout', group: 5, path: '/reports' },
  { id: 'people', icon: 'people', scope: 'organisation', group: 6, path: '/people' },
  { id: 'calendar', icon: 'calendar', scope: 'organisation', group: 6, path: '/calendar' },
  { id: 'load', icon: 'chart', scope: 'organisation', group: 6, path: '/load' },
];

const settings: Place = {
  id: 'settings',
  icon: 'settings',
  scope: 'organisation',
  group: 6,
  path: '/settings',
};

/** The places that lead somewhere: organisation places always, rollout places inside a rollout. */
export function placesFor(rolloutId: string | undefined): readonly Place[] {
  return allPlaces.filter(
    (place) => hasPage(place.id) && (place.scope === 'organisation' || rolloutId !== undefined),
  );
}

/** Settings stand alone at the foot of the navigation. */
export function settingsPlace(): Place | null {
  return hasPage('settings') ? settings : null;
}

/** The address of a place. */
export function addressOfPlace(place: Place, rolloutId: string | undefined): string {
  return place.scope === 'organisation' ? place.path : `/rollouts/${rolloutId ?? ''}${place.path}`;
}
