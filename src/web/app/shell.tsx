/** The frame around every page of a signed-in person: top bar, navigation, palette, toasts, live changes. */
import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLiveChanges } from '../api/live.ts';
import { useTexts } from '../i18n/locale-provider.tsx';
import { ClockBanner } from '../features/rehearsal/clock-banner.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { PageBanner } from '../ui/page-banner.ts';
import { uiTexts } from '../ui/ui-texts.ts';
import { appTexts } from './app-texts.ts';
import { InsideShell } from './inside-shell.ts';
import { Mark } from './mark.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { TopBar } from './top-bar.tsx';
import './shell.css';

/** Moves the focus to the content when the page changes, so that the keyboard starts there. */
function useContentFocus() {
  const content = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const lastPath = useRef(path);
  useEffect(() => {
    if (lastPath.current === path) return;
    lastPath.current = path;
    content.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
  return content;
}

/** The navigation on phones. */
function NavigationDrawer({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const texts = useTexts(appTexts);
  const ui = useTexts(uiTexts);
  return (
    <Drawer.Root opened={isOpen} onClose={onClose} size={264} padding={0}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={texts.menu}>
        <div className="bw-drawer-head">
          <Mark />
          <span>Bellwether</span>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={ui.close} onClick={onClose}>
            <Icon name="close" />
          </ActionIcon>
        </div>
        <Navigation onGo={onClose} />
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** The shell; `children` is the page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const texts = useTexts(appTexts);
  const [isPaletteOpen, palette] = useDisclosure(false);
  const [isMenuOpen, menu] = useDisclosure(false);
  const content = useContentFocus();
  useHotkeys([['mod+K', palette.open]], []);
  useLiveChanges(true);
  return (
    <div className="bw-shell">
      <a className="bw-skip" href="#content">
        {texts.skip}
      </a>
      <TopBar onSearch={palette.open} onMenu={menu.open} />
      <div className="bw-shell-nav">
        <Navigation />
      </div>
      <main id="content" ref={content} tabIndex={-1} className="bw-shell-main">
        <InsideShell value>
          <PageBanner value={<ClockBanner />}>{children}</PageBanner>
        </InsideShell>
      </main>
      <NavigationDrawer isOpen={isMenuOpen} onClose={menu.close} />
      <Palette isOpen={isPaletteOpen} onClose={palette.close} />
    </div>
  );
}
