/** The few drawings of the personal page, as inline SVG in the colour of the text around them. */
import { ownMarkup, type Html } from './html.ts';

function icon(path: string): Html {
  return ownMarkup(
    `<svg aria-hidden="true" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`,
  );
}

export const icons = {
  bell: ownMarkup(
    '<svg aria-hidden="true" viewBox="0 0 28 28" width="28" height="28"><rect width="28" height="28" rx="7" fill="#3349B5"/><g fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="M8 18.5h12c-1.4-1.4-1.7-2.9-1.7-5.6a4.3 4.3 0 0 0-8.6 0c0 2.7-.3 4.2-1.7 5.6Z"/><path d="M14 6.6v1.6"/></g><circle cx="14" cy="21.4" r="1.5" fill="#fff"/></svg>',
  ),
  arrow: icon('<path d="M3.5 10h13M12 5.5l4.5 4.5-4.5 4.5"/>'),
  back: icon('<path d="M16.5 10h-13M8 5.5 3.5 10 8 14.5"/>'),
  calendar: icon('<path d="M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5"/>'),
  chat: icon('<path d="M3.5 4h13v9.5h-7L6 17v-3.5H3.5z"/>'),
  check: icon('<path d="m4.5 10.5 3.6 3.6 7.4-8" stroke-width="2"/>'),
  down: icon('<path d="m5.5 7.8 4.5 4.5 4.5-4.5"/>'),
  laptop: icon('<path d="M4.5 4.5h11v8.3h-11V4.5ZM2 15.6h16"/>'),
  mobile: icon('<path d="M6.5 2.8h7v14.4h-7zM9 14.8h2"/>'),
  pin: icon(
    '<path d="M10 17.5s5.5-4.6 5.5-9a5.5 5.5 0 0 0-11 0c0 4.4 5.5 9 5.5 9Z"/><circle cx="10" cy="8.5" r="1.9"/>',
  ),
} as const satisfies Record<string, Html>;
