/** The frame around every page of a signed-in person: top bar, navigation, palette, toasts, live changes. */
import { Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLiveChanges } from '../api/live.ts';
import { useTexts } from '../i18n/locale-provider.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { appTexts } from './app-texts.ts';
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

/** The shell; `children` is the page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const texts = useTexts(appTexts);
  const ui = useTexts(uiTexts);
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
        {children}
      </main>
      <Drawer
        opened={isMenuOpen}
        onClose={menu.close}
        size={260}
        title="Bellwether"
        closeButtonProps={{ 'aria-label': ui.close }}
      >
        <Navigation onGo={menu.close} />
      </Drawer>
      <Palette isOpen={isPaletteOpen} onClose={palette.close} />
    </div>
  );
}
