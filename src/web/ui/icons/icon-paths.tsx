/**
 * The drawings of the icon set: 20 × 20, stroked 1.5 px with the text colour. One entry per meaning; a new
 * icon is added here and nowhere else.
 */
import type { ReactNode } from 'react';

const dot = (x: number, y: number, radius = 0.9): ReactNode => (
  <circle cx={x} cy={y} r={radius} fill="currentColor" stroke="none" />
);

export const iconPaths = {
  flag: <path d="M5 17.5v-15h9.5l-2 3.25 2 3.25H5" />,
  overview: <path d="m3 9.2 7-6.2 7 6.2M4.9 7.8V17h3.4v-4.4h3.4V17h3.4V7.8" />,
  playbook: <path d="m10 2.8 7.2 3.9L10 10.6 2.8 6.7 10 2.8ZM3 10l7 3.8 7-3.8M3 13.3l7 3.9 7-3.9" />,
  people: (
    <path d="M7.6 9.4a3.1 3.1 0 1 0 0-6.2 3.1 3.1 0 0 0 0 6.2ZM2 16.8c.2-3 2.4-4.8 5.6-4.8s5.4 1.8 5.6 4.8M13 3.5a3 3 0 0 1 0 5.7M15 12.3c1.8.7 2.9 2.2 3 4.5" />
  ),
  pilot: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <circle cx="10" cy="10" r="3" />
    </>
  ),
  gate: (
    <path d="M10 2.4 4 4.5v4.9c0 3.9 2.5 6.7 6 8.2 3.5-1.5 6-4.3 6-8.2V4.5l-6-2.1ZM7.4 9.8l1.9 1.9 3.5-3.6" />
  ),
  waves: <path d="M3.2 5h13.6v12H3.2V5ZM3.2 8.8h13.6M6.8 2.8V6M13.2 2.8V6" />,
  calendar: (
    <>
      <path d="M3.2 5h13.6v12H3.2V5ZM3.2 8.8h13.6M6.8 2.8V6M13.2 2.8V6" />
      {dot(7, 12)}
      {dot(10, 12)}
      {dot(13, 12)}
    </>
  ),
  messages: <path d="M3 3.8h14v10H9.3L6 16.8v-3H3v-10Z" />,
  chat: (
    <path d="M10 3.5c4.1 0 7.2 2.6 7.2 6s-3.1 6-7.2 6c-.9 0-1.8-.1-2.6-.4L3.6 16.5l1-3c-1.1-1-1.8-2.4-1.8-4 0-3.4 3.1-6 7.2-6Z" />
  ),
  training: <path d="m10 4 8 3.7-8 3.7-8-3.7L10 4ZM5.2 9.4v4.1c1.3 1.3 2.9 2 4.8 2s3.5-.7 4.8-2V9.4" />,
  tasks: (
    <path d="m3 5.2 1.4 1.4 2.4-2.8M3 10.7l1.4 1.4 2.4-2.8M9.5 5.5H17M9.5 11H17M3.6 16.2h2.6M9.5 16.2H17" />
  ),
  surveys: <path d="M3 5h14M3 10h14M3 15h8.5" />,
  helpdesk: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M7.9 8.2c0-1.2.9-2 2.1-2s2.1.7 2.1 1.9c0 1.5-2.1 1.6-2.1 3.2" />
      {dot(10, 13.6)}
    </>
  ),
  operations: <path d="M2 10.5h3.4l2.4-6 4 11 2.4-5H18" />,
  reports: <path d="M4.5 2.6h7.2l3.8 3.9v10.9h-11V2.6ZM11.5 2.8v3.9h3.8M7.3 10.3h5.4M7.3 13.3h5.4" />,
  settings: (
    <>
      <circle cx="10" cy="10" r="2.7" />
      <path d="M10 2.6v2.2M10 15.2v2.2M2.6 10h2.2M15.2 10h2.2M4.8 4.8l1.5 1.5M13.7 13.7l1.5 1.5M15.2 4.8l-1.5 1.5M6.3 13.7l-1.5 1.5" />
    </>
  ),
  search: (
    <>
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.8 12.8 4.2 4.2" />
    </>
  ),
  bell: (
    <>
      <path d="M4.2 14.2h11.6c-1.3-1.3-1.6-2.6-1.6-5.2a4.2 4.2 0 0 0-8.4 0c0 2.6-.3 3.9-1.6 5.2ZM10 3v1.6" />
      {dot(10, 17, 1.2)}
    </>
  ),
  check: <path d="m4.5 10.5 3.6 3.6 7.4-8" strokeWidth="1.8" />,
  cross: <path d="m5.5 5.5 9 9M14.5 5.5l-9 9" strokeWidth="1.8" />,
  warn: (
    <>
      <path d="M10 3.2 17.6 16.5H2.4L10 3.2ZM10 8v4" />
      {dot(10, 14.1, 0.95)}
    </>
  ),
  wave: <path d="M4 11.2c1.2-2.6 3.6-2.6 5.2-1.2s3.9 1.8 5.8-1.2" strokeWidth="1.8" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 5.8V10l2.8 1.8" />
    </>
  ),
  pause: <path d="M7 4.5v11M13 4.5v11" strokeWidth="2" />,
  play: <path d="M6.5 4v12l9-6-9-6Z" />,
  stop: <path d="M5 5h10v10H5V5Z" />,
  shuffle: (
    <path d="M2.5 6h2.8c3.7 0 5.2 8 8.9 8h3M2.5 14h2.8c1.2 0 2.2-.9 3-2.1M11.2 8.1c.8-1.2 1.7-2.1 3-2.1h3M15 3.6 17.4 6 15 8.4M15 11.6l2.4 2.4-2.4 2.4" />
  ),
  plus: <path d="M10 4v12M4 10h12" />,
  minus: <path d="M4.5 10h11" strokeWidth="1.8" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  'chevron-down': <path d="m5.5 7.8 4.5 4.5 4.5-4.5" />,
  'chevron-up': <path d="m5.5 12.2 4.5-4.5 4.5 4.5" />,
  'chevron-right': <path d="m7.8 5.5 4.5 4.5-4.5 4.5" />,
  'chevron-left': <path d="m12.2 5.5-4.5 4.5 4.5 4.5" />,
  'arrow-right': <path d="M3.5 10h13M12 5.5l4.5 4.5-4.5 4.5" />,
  printer: <path d="M5.8 7.5V2.8h8.4v4.7M5.8 14H3V7.5h14V14h-2.8M5.8 11.6h8.4v5.6H5.8v-5.6Z" />,
  lock: <path d="M4.5 9h11v8h-11V9ZM6.8 9V6.4a3.2 3.2 0 0 1 6.4 0V9M10 12v2" />,
  upload: <path d="M10 13V3.5M6 7.3l4-4 4 4M3.2 13v3.8h13.6V13" />,
  download: <path d="M10 3v9.5M6 8.7l4 4 4-4M3.2 13v3.8h13.6V13" />,
  mobile: <path d="M6.5 2.8h7v14.4h-7zM9 14.8h2" />,
  copy: <path d="M7 7h9.5v9.5H7zM13 4.5V3.5H3.5V13h1" />,
  phone: (
    <path d="m3.5 4.3 2.7-1.5 2.3 3.9-1.6 1.7c.9 1.9 2.5 3.5 4.4 4.4l1.7-1.6 3.9 2.3-1.5 2.7c-.3.5-.9.8-1.5.7C8.3 16.1 3.9 11.7 2.9 5.8c-.1-.6.1-1.2.6-1.5Z" />
  ),
  apps: <path d="M3.5 3.5h5v5h-5v-5ZM11.5 3.5h5v5h-5v-5ZM3.5 11.5h5v5h-5v-5ZM14 11v6M11 14h6" />,
  laptop: <path d="M4.5 4.5h11v8.3h-11V4.5ZM2 15.6h16" />,
  pin: (
    <>
      <path d="M10 17.5c3.5-3.7 5.3-6.5 5.3-9a5.3 5.3 0 0 0-10.6 0c0 2.5 1.8 5.3 5.3 9Z" />
      <circle cx="10" cy="8.4" r="1.9" />
    </>
  ),
  external: <path d="M11.5 3.5h5v5M16.2 3.8 9.5 10.5M8.5 4.5h-5v12h12v-5" />,
  info: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9.3v4.4" />
      {dot(10, 6.6)}
    </>
  ),
  'blind-spot': <circle cx="10" cy="10" r="6.2" strokeDasharray="2.2 2.670" />,
  undo: <path d="M4 7.5h8.2a4.3 4.3 0 0 1 0 8.6H6.5M7.5 4 4 7.5 7.5 11" />,
  more: (
    <>
      {dot(4.5, 10, 1.3)}
      {dot(10, 10, 1.3)}
      {dot(15.5, 10, 1.3)}
    </>
  ),
  menu: <path d="M3 5.5h14M3 10h14M3 14.5h14" />,
  table: <path d="M3 4h14v12H3V4ZM3 8h14M3 12h14M8.5 8v8" />,
  chart: <path d="M3 3v14h14M6.5 13.5v-3M10 13.5v-7M13.5 13.5v-5" />,
  sun: (
    <>
      <circle cx="10" cy="10" r="3.4" />
      <path d="M10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M15.7 4.3l-1.3 1.3M5.6 14.4l-1.3 1.3" />
    </>
  ),
  moon: <path d="M16.5 12A7 7 0 0 1 8 3.5 7 7 0 1 0 16.5 12Z" />,
  organisation: <path d="M3.5 17V3.5h8V17M11.5 8h5v9M2 17h16M6 7h3M6 10.2h3M6 13.4h3" />,
  filter: <path d="M3 5h14M5.5 10h9M8 15h4" />,
  edit: <path d="m3.5 16.5.8-3.6L13.5 3.7l2.8 2.8-9.2 9.2-3.6.8Z" />,
  trash: <path d="M3.5 5.5h13M8 5.5V3h4v2.5M5 5.5l.8 11.5h8.4L15 5.5M8.3 8.5v5.5M11.7 8.5v5.5" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconPaths;
