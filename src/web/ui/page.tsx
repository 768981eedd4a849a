/**
 * The frame of every screen: the way back, the name, one state tag, at most three commands, chips under the
 * title, and a side panel that becomes an overlay on narrow screens. Fetches nothing.
 */
import { Button, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { use, useEffect, useId, type ReactNode } from 'react';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Icon, type IconName } from './icons/icon.tsx';
import { PageBanner } from './page-banner.ts';
import { uiTexts } from './ui-texts.ts';
import './page.css';

type Runnable = { readonly label: string; readonly onRun: () => void };

export type Command = {
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** `primary` at most once a page; `quiet` for printing and reports. */
  readonly kind?: 'primary' | 'neutral' | 'quiet' | undefined;
  readonly isBusy?: boolean | undefined;
  /** Why it cannot be done now; the command is off and the reason stands under the commands. */
  readonly blockedBecause?: string | undefined;
} & (
  | { readonly onRun: () => void; readonly choices?: undefined }
  /** A menu under the button: one thing to do in several ways. */
  | { readonly choices: readonly Runnable[]; readonly onRun?: undefined }
);

const noCommands: readonly Command[] = [];

const variants = { primary: 'filled', neutral: 'default', quiet: 'subtle' } as const;

function CommandButton({ command, reasonId }: { readonly command: Command; readonly reasonId: string }) {
  const isBlocked = command.blockedBecause !== undefined;
  const icon = isBlocked ? 'lock' : command.icon;
  const button = (
    <Button
      variant={variants[command.kind ?? 'neutral']}
      leftSection={icon === undefined ? undefined : <Icon name={icon} />}
      rightSection={command.choices === undefined ? undefined : <Icon name="chevron-down" size={14} />}
      loading={command.isBusy ?? false}
      disabled={isBlocked}
      aria-describedby={isBlocked ? reasonId : undefined}
      onClick={command.onRun}
    >
      {command.label}
    </Button>
  );
  if (command.choices === undefined) return button;
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {command.choices.map(({ label, onRun }) => (
          <Menu.Item key={label} onClick={onRun}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What stands behind "More": a command with choices as each of them. */
function menuItemsOf(command: Command): readonly Runnable[] {
  const { label, choices, onRun } = command;
  if (choices === undefined) return [{ label, onRun }];
  return choices.map((choice) => ({ label: `${label}: ${choice.label}`, onRun: choice.onRun }));
}

/** The commands of a page or panel: the first three as buttons, any further ones behind "More". */
export function Commands({ commands }: { readonly commands: readonly Command[] }) {
  const texts = useTexts(uiTexts);
  const reasonId = useId();
  const shown = commands.slice(0, 3);
  const rest = commands.slice(3);
  return (
    <div className="bw-commands bw-no-print">
      {rest.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button variant="subtle" leftSection={<Icon name="more" />}>
              {texts.more}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.flatMap((command) =>
              menuItemsOf(command).map(({ label, onRun }) => (
                <Menu.Item key={label} disabled={command.blockedBecause !== undefined} onClick={onRun}>
                  {label}
                </Menu.Item>
              )),
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {shown.map((command) => (
        <CommandButton key={command.label} command={command} reasonId={reasonId} />
      ))}
      <span className="bw-hidden" id={reasonId}>
        {commands.map((command) => command.blockedBecause).join(' ')}
      </span>
    </div>
  );
}

function BlockedReasons({ commands }: { readonly commands: readonly Command[] }) {
  const blocked = commands.filter((command) => command.blockedBecause !== undefined);
  return blocked.map((command) => (
    <p className="bw-page-blocked" key={command.label}>
      <b>{command.label}:</b> {command.blockedBecause}
    </p>
  ));
}

/**
 * A screen. `breadcrumb` leads one level up, `state` is one tag, `chips` and `note` stand under the title,
 * `panel` is a SidePanel or nothing; the document title follows `title`.
 */
export function Page({
  title,
  breadcrumb,
  state,
  commands = noCommands,
  chips,
  note,
  panel,
  children,
}: {
  readonly title: string;
  readonly breadcrumb?: { readonly label: string; readonly to: string } | undefined;
  readonly state?: ReactNode;
  readonly commands?: readonly Command[] | undefined;
  readonly chips?: ReactNode;
  readonly note?: ReactNode;
  readonly panel?: ReactNode;
  readonly children: ReactNode;
}) {
  const banner = use(PageBanner);
  useEffect(() => {
    document.title = `${title} · Bellwether`;
  }, [title]);
  return (
    <div className="bw-page">
      <div className="bw-page-main">
        {breadcrumb !== undefined && (
          <div className="bw-page-crumb">
            <Link to={breadcrumb.to}>{breadcrumb.label}</Link>
          </div>
        )}
        <div className="bw-page-head">
          <div className="bw-page-title">
            <h1>{title}</h1>
            {state}
          </div>
          {commands.length > 0 && <Commands commands={commands} />}
        </div>
        <BlockedReasons commands={commands} />
        {(chips !== undefined || note !== undefined) && (
          <div className="bw-page-under">
            {chips}
            {note !== undefined && <div className="bw-page-note">{note}</div>}
          </div>
        )}
        <div className="bw-page-body bw-stack">
          {banner}
          {children}
        </div>
      </div>
      {panel}
    </div>
  );
}
