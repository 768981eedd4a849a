/** What belongs to the signed-in person alone: language and theme. */
import { useMantineColorScheme } from '@mantine/core';
import { sessionRoutes } from '#contracts/session.ts';
import { useCommand } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { localeNames, locales } from '../../i18n/locale.ts';
import { useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ChoiceField } from '../../ui/field.tsx';
import { OwnPassword } from './own-password.tsx';
import { useRoleNames } from './role-choice.tsx';
import { settingsTexts } from './settings-texts.ts';

const schemes = ['light', 'dark', 'auto'] as const;

/** Language and theme, and the account they belong to. */
export function OwnSettings() {
  const texts = useTexts(settingsTexts).own;
  const session = useSession();
  const locale = useLocale();
  const roleNames = useRoleNames();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const changeLocale = useCommand(sessionRoutes.updateSession);
  return (
    <div className="bw-split" data-narrow-side>
      <div className="settings-stack">
        <Card title={texts.head}>
          <div className="settings-own">
            <div>
              <ChoiceField
                label={texts.language}
                value={locale}
                onChange={(next) => changeLocale.mutate({ body: { locale: next } })}
                choices={locales.map((entry) => ({ value: entry, label: localeNames[entry] }))}
              />
              <p className="bw-quiet">{texts.languageNote}</p>
            </div>
            <div>
              <ChoiceField
                label={texts.theme}
                value={colorScheme}
                onChange={setColorScheme}
                choices={schemes.map((scheme) => ({ value: scheme, label: texts.themes[scheme] }))}
              />
              <p className="bw-quiet">{texts.themeNote}</p>
            </div>
          </div>
        </Card>
        <OwnPassword />
      </div>
      <Card title={texts.account}>
        <Rows>
          <Row title={session.account?.displayName} note={session.account?.email} />
          <Row title={texts.roles} note={roleNames(session.roles)} />
        </Rows>
      </Card>
    </div>
  );
}
