/**
 * The gallery: every component and chart with sample data, for looking at. Not part of the production build.
 * Choose with ?screen=overview|pilot|gate|waves|controls, &locale=en|sv|de, &rows=5000, &dialog.
 */
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import '../app/styles.ts';
import '../app/shell.css';
import { ThemeProvider } from '../app/providers.tsx';
import { isLocale } from '../i18n/locale.ts';
import { LocaleProvider } from '../i18n/locale-provider.tsx';
import { Icon, type IconName } from '../ui/icons/icon.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { Mark } from '../app/mark.tsx';
import { ControlsScreen } from './controls.tsx';
import { GateScreen } from './gate.tsx';
import { OverviewScreen } from './overview.tsx';
import { PilotScreen } from './pilot.tsx';
import { WavesScreen } from './waves.tsx';

const search = new URLSearchParams(location.search);
const screen = search.get('screen') ?? 'overview';
const locale = search.get('locale');

const entries: readonly (readonly [string, IconName])[] = [
  ['overview', 'overview'],
  ['pilot', 'pilot'],
  ['gate', 'gate'],
  ['waves', 'waves'],
  ['controls', 'settings'],
];

function Screen() {
  if (screen === 'pilot') return <PilotScreen rows={Number(search.get('rows') ?? 250)} />;
  if (screen === 'gate') return <GateScreen />;
  if (screen === 'waves') return <WavesScreen />;
  if (screen === 'controls') return <ControlsScreen isDialogOpen={search.has('dialog')} />;
  return <OverviewScreen />;
}

function Gallery() {
  return (
    <div className="bw-shell">
      <header className="bw-bar">
        <a href="?" className="bw-bar-home">
          <Mark />
          <span>Bellwether</span>
        </a>
      </header>
      <div className="bw-shell-nav">
        <nav className="bw-nav" aria-label="Gallery">
          {entries.map(([id, icon]) => (
            <a
              key={id}
              href={`?screen=${id}`}
              className="bw-nav-entry"
              data-active={id === screen || undefined}
            >
              <Icon name={icon} size={18} />
              <span>{id}</span>
            </a>
          ))}
        </nav>
      </div>
      <main className="bw-shell-main">
        <Screen />
      </main>
      <Toasts />
    </div>
  );
}

const router = createRouter({
  routeTree: createRootRoute({ component: Gallery, notFoundComponent: Gallery }),
  history: createMemoryHistory({ initialEntries: ['/'] }),
});

const root = document.getElementById('root');
if (root === null) throw new Error('gallery.html has no #root');
createRoot(root).render(
  <ThemeProvider>
    <LocaleProvider locale={isLocale(locale) ? locale : undefined} timeZone="Europe/Stockholm">
      <RouterProvider router={router as never} />
    </LocaleProvider>
  </ThemeProvider>,
);
