/** What everything in the web app stands on: theme with the page's nonce, colour scheme, and toasts. */
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { cssVariables, theme } from '../ui/theme.ts';

/** The nonce the server wrote into this page; injected styles carry it to pass the content security policy. */
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

// The overlay library under Mantine reads its nonce from this global.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const schemes = localStorageColorSchemeManager({ key: 'bellwether-scheme' });

/** The theme for everything below. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      deduplicateInlineStyles
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
