/**
 * The addresses of the web app. Pages come from feature folders by name (places.ts) and are fetched when first
 * shown. Everything below the shell needs a session.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  useLocation,
  useSearch,
} from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { setupRoutes } from '#contracts/setup.ts';
import { useRoute } from '../api/hooks.ts';
import { Loading } from '../ui/progress.tsx';
import { Answer } from './answer.tsx';
import { ErrorPage, NotFoundPage } from './error-page.tsx';
import { pageOf, type PlaceId } from './places.ts';
import { afterSignIn, rememberAddress } from './return-address.ts';
import { RolloutGate } from './rollout-gate.tsx';
import { useSession } from './session.tsx';
import { Shell } from './shell.tsx';

/** Draws the feature page of a place, or says that there is none. */
function page(id: PlaceId) {
  return function PlacePage() {
    const FeaturePage = pageOf(id);
    if (FeaturePage === null) return <NotFoundPage />;
    return (
      <Suspense fallback={<Loading />}>
        <FeaturePage />
      </Suspense>
    );
  };
}

/** Lets signed-in people through; leads others to sign in, or to set up a new installation. */
function SessionGate() {
  const { account, organisation } = useSession();
  if (account === null || organisation === null) return <SignInOrSetup />;
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

function SignInOrSetup() {
  const setup = useRoute(setupRoutes.getSetup, {});
  // As it was on arrival: while the way to signing in is taken, the address is already the next one.
  const arrived = useLocation({ select: ({ href }) => href });
  const [address] = useState(arrived);
  return (
    <Answer of={setup}>
      {({ needed }) => (
        <Navigate to={needed ? '/setup' : '/sign-in'} search={rememberAddress(address)} replace />
      )}
    </Answer>
  );
}

/** Signed-in people have nothing to do on the sign-in page: they go on to where they were going. */
function SignedOutOnly() {
  const { account, organisation } = useSession();
  const search = useSearch({ strict: false });
  if (account !== null && organisation !== null) return <Navigate to={afterSignIn(search)} replace />;
  return <Outlet />;
}

const keepSearch = (search: Record<string, unknown>): Record<string, unknown> => search;

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const bare = createRoute({
  getParentRoute: () => root,
  id: 'bare',
  component: SignedOutOnly,
  validateSearch: keepSearch,
});
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: SessionGate,
  validateSearch: keepSearch,
});
const rollout = createRoute({
  getParentRoute: () => shell,
  path: '/rollouts/$rolloutId',
  component: RolloutGate,
});

const routeTree = root.addChildren([
  bare.addChildren([
    createRoute({ getParentRoute: () => bare, path: '/setup', component: page('setup') }),
    createRoute({ getParentRoute: () => bare, path: '/sign-in', component: page('sign-in') }),
  ]),
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, path: '/', component: page('rollouts') }),
    createRoute({ getParentRoute: () => shell, path: '/my-tasks', component: page('my-tasks') }),
    createRoute({ getParentRoute: () => shell, path: '/people', component: page('people') }),
    createRoute({ getParentRoute: () => shell, path: '/calendar', component: page('calendar') }),
    createRoute({ getParentRoute: () => shell, path: '/load', component: page('load') }),
    createRoute({ getParentRoute: () => shell, path: '/settings', component: page('settings') }),
    rollout.addChildren([
      createRoute({ getParentRoute: () => rollout, path: '/', component: page('overview') }),
      createRoute({ getParentRoute: () => rollout, path: '/playbook', component: page('playbook') }),
      createRoute({ getParentRoute: () => rollout, path: '/pilot', component: page('pilot') }),
      createRoute({ getParentRoute: () => rollout, path: '/criteria', component: page('criteria') }),
      createRoute({ getParentRoute: () => rollout, path: '/gate', component: page('gate') }),
      createRoute({ getParentRoute: () => rollout, path: '/journey', component: page('journey') }),
      createRoute({ getParentRoute: () => rollout, path: '/feedback', component: page('feedback') }),
      createRoute({ getParentRoute: () => rollout, path: '/timeline', component: page('timeline') }),
      createRoute({ getParentRoute: () => rollout, path: '/run', component: page('run') }),
      createRoute({ getParentRoute: () => rollout, path: '/targeting', component: page('targeting') }),
      createRoute({ getParentRoute: () => rollout, path: '/stragglers', component: page('stragglers') }),
      createRoute({ getParentRoute: () => rollout, path: '/roles', component: page('roles') }),
      createRoute({ getParentRoute: () => rollout, path: '/tasks', component: page('tasks') }),
      createRoute({ getParentRoute: () => rollout, path: '/waves', component: page('waves') }),
      createRoute({ getParentRoute: () => rollout, path: '/readiness', component: page('readiness') }),
      createRoute({ getParentRoute: () => rollout, path: '/bookings', component: page('slots') }),
      createRoute({ getParentRoute: () => rollout, path: '/messages', component: page('messages') }),
      createRoute({ getParentRoute: () => rollout, path: '/training', component: page('training') }),
      createRoute({ getParentRoute: () => rollout, path: '/surveys', component: page('surveys') }),
      createRoute({ getParentRoute: () => rollout, path: '/helpdesk', component: page('helpdesk') }),
      createRoute({ getParentRoute: () => rollout, path: '/hypercare', component: page('hypercare') }),
      createRoute({ getParentRoute: () => rollout, path: '/operations', component: page('operations') }),
      createRoute({ getParentRoute: () => rollout, path: '/reports', component: page('reports') }),
    ]),
  ]),
]);

/** The router of the web app. */
export const router = createRouter({
  routeTree,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: Loading,
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
