/**
 * Gives the focus back to what opened a dialog or a panel when it goes away. Those that are only rendered while they are
 * open take the focus with them, and whoever works by keyboard would begin again at the top of the page.
 */
import { useEffect, useRef, useState } from 'react';

/** What had the focus last: a menu that closes lets go of it before its choice has opened anything. */
let last: Element | null = null;
if (typeof document !== 'undefined')
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null;
  });

/** What stays on the page of what has the focus: for an entry of a menu, the button that opens the menu. */
function focusedNow(): HTMLElement | null {
  const menu = last?.closest('[role="menu"]');
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : last;
  return opener instanceof HTMLElement ? opener : null;
}

/** Nothing happens where the focus has gone elsewhere meanwhile, or where the opener is no longer there. */
export function useFocusReturn(isOpen: boolean): void {
  const [opener] = useState(focusedNow);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    wasOpen.current = isOpen;
  }, [isOpen]);
  useEffect(
    () => () => {
      if (wasOpen.current && document.activeElement === document.body && opener?.isConnected === true)
        opener.focus({ preventScroll: true });
    },
    [opener],
  );
}
