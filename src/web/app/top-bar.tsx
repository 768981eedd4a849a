/** The bar at the top: the product, the organisation, search, the data's age, and the account. */
import {
  ActionIcon,
  Menu,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OrganisationId } from '#contracts/ids.ts';
import { sessionRoutes } from '#contracts/session.ts';
import { useCommand } from '../api/hooks.ts';
import { isLocale, localeNames, locales } from '../i18n/locale.ts';
import { useFormat, useLocale, useTexts } from '../i18n/locale-provider.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { Tag } from '../ui/state-tag.tsx';
import { appTexts } from './app-texts.ts';
import { Mark } from './mark.tsx';
import { useNow, useOrganisation, useSession } from './session.tsx';
import { useSwitchOrganisation } from './switch-organisation.ts';

function OrganisationSwitch() {
  const texts = useTexts(appTexts);
  const format = useFormat();
  const { organisations } = useSession();
  const organisation = useOrganisation();
  const { switchTo } = useSwitchOrganisation();
  const kind = texts.kinds[organisation.kind];
  return (
    <Menu position="bottom-start" disabled={organisations.length < 2}>
      <Menu.Target>
        <UnstyledButton className="bw-bar-organisation">
          <span>{organisation.name}</span>
          {kind === '' ? null : <Tag icon={null}>{kind}</Tag>}
          <span className="bw-bar-people">
            {texts.people(organisation.personCount, format.number(organisation.personCount))}
          </span>
          {organisations.length > 1 && <Icon name="chevron-down" />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{texts.switchOrganisation}</Menu.Label>
        <Menu.RadioGroup
          value={String(organisation.organisationId)}
          onChange={(next) => switchTo(Number(next) as OrganisationId)}
        >
          {organisations.map((entry) => (
            <Menu.RadioItem key={entry.organisationId} value={String(entry.organisationId)} closeMenuOnClick>
              {entry.name} <span className="bw-quiet">{texts.kinds[entry.kind]}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

const schemes = ['light', 'dark', 'auto'] as const;

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}

function AccountMenu() {
  const texts = useTexts(appTexts);
  const { account } = useSession();
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const changeLocale = useCommand(sessionRoutes.updateSession);
  const signOut = useCommand(sessionRoutes.endSession, { onDone: () => location.assign('/sign-in') });
  const name = account?.displayName ?? '';
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className="bw-bar-account">
          <span aria-hidden="true">{initialsOf(name)}</span>
          <span className="bw-hidden">{`${texts.account}: ${name}`}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown miw={220}>
        <Menu.Label>
          {name}
          {account !== null && account.email !== name && (
            <>
              <br />
              {account.email}
            </>
          )}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{texts.language}</Menu.Label>
        <Menu.RadioGroup
          value={locale}
          onChange={(next) => {
            if (isLocale(next)) changeLocale.mutate({ body: { locale: next } });
          }}
        >
          {locales.map((entry) => (
            <Menu.RadioItem key={entry} value={entry} lang={entry} closeMenuOnClick>
              {localeNames[entry]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{texts.theme}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(next) => setColorScheme(next as MantineColorScheme)}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
              {texts.themes[scheme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate({})}>{texts.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function DataAge() {
  const texts = useTexts(appTexts);
  const format = useFormat();
  const now = useNow();
  const { virtual } = useOrganisation();
  return (
    <div className="bw-bar-age">
      {virtual && <Tag icon="clock">{texts.virtualClock}</Tag>}
      <span>{texts.dataAsAt(format.dateTime(now))}</span>
    </div>
  );
}

/** The top bar; it opens the palette and, on phones, the navigation. */
export function TopBar({ onSearch, onMenu }: { readonly onSearch: () => void; readonly onMenu: () => void }) {
  const texts = useTexts(appTexts);
  return (
    <header className="bw-bar">
      <ActionIcon
        className="bw-bar-menu"
        variant="subtle"
        color="gray"
        size={32}
        aria-label={texts.menu}
        onClick={onMenu}
      >
        <Icon name="menu" size={20} />
      </ActionIcon>
      <Link to="/" className="bw-bar-home">
        <Mark />
        <span>Bellwether</span>
      </Link>
      <OrganisationSwitch />
      <button type="button" className="bw-bar-search" aria-keyshortcuts="Control+K Meta+K" onClick={onSearch}>
        <Icon name="search" />
        <span>{texts.search}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="bw-bar-end">
        <DataAge />
        <AccountMenu />
      </div>
    </header>
  );
}
