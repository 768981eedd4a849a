/** The organisation's own settings: what people see in messages and on their pages. */
import { Button } from '@mantine/core';
import { organisationRoutes, type Organisation } from '#contracts/organisations.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan } from '../../app/session.tsx';
import { localeNames, locales } from '../../i18n/locale.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { FieldErrors, Form, SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Figures } from '../../ui/side-panel.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { showToast } from '../../ui/toasts.tsx';
import { timeZones } from '../accounts/time-zones.ts';
import { settingsTexts } from './settings-texts.ts';

const languageChoices = locales.map((locale) => ({ value: locale, label: localeNames[locale] }));

function useSettings(organisation: Organisation) {
  const texts = useTexts(settingsTexts).organisation;
  const { name, defaultLocale, timeZone, helpContact } = organisation;
  const [values, set] = useFields({ name, defaultLocale, timeZone, helpContact });
  const save = useCommand(organisationRoutes.updateOrganisation, {
    onDone: () => showToast({ tone: 'pass', title: texts.saved }),
  });
  const isNameMissing = values.name.trim() === '';
  const submit = () => {
    if (!isNameMissing) save.mutate({ body: { ...values, name: values.name.trim() } });
  };
  return { values, set, save, isNameMissing, submit };
}

function SettingsForm({ organisation }: { readonly organisation: Organisation }) {
  const texts = useTexts(settingsTexts).organisation;
  const canManage = useCan('organisation.manage');
  const { values, set, save, isNameMissing, submit } = useSettings(organisation);
  return (
    <FieldErrors errors={save.error?.errors}>
      <Form onSubmit={submit}>
        <TextField
          label={texts.name}
          help={texts.nameHelp}
          pointer="/name"
          value={values.name}
          onChange={set('name')}
          error={isNameMissing ? texts.missing : undefined}
          isDisabled={!canManage}
          isRequired
        />
        <TextField
          label={texts.helpContact}
          help={texts.helpContactHelp}
          pointer="/helpContact"
          value={values.helpContact}
          onChange={set('helpContact')}
          isDisabled={!canManage}
        />
        <div className="bw-form-row">
          <SelectField
            label={texts.language}
            help={texts.languageHelp}
            pointer="/defaultLocale"
            value={values.defaultLocale}
            onChange={set('defaultLocale')}
            choices={languageChoices}
            isDisabled={!canManage}
          />
          <SelectField
            label={texts.timeZone}
            help={texts.timeZoneHelp}
            pointer="/timeZone"
            value={values.timeZone}
            onChange={set('timeZone')}
            choices={timeZones(organisation.timeZone).map((zone) => ({ value: zone, label: zone }))}
            isDisabled={!canManage}
          />
        </div>
        {canManage ? (
          <div className="bw-form-buttons">
            <Button type="submit" variant="filled" loading={save.isPending}>
              {texts.save}
            </Button>
          </div>
        ) : (
          <p className="bw-quiet">{texts.readOnly}</p>
        )}
      </Form>
    </FieldErrors>
  );
}

/** The form beside the organisation in numbers. */
export function OrganisationSettings() {
  const texts = useTexts(settingsTexts).organisation;
  const format = useFormat();
  const answer = useRoute(organisationRoutes.getOrganisation, {});
  return (
    <Answer of={answer} what={texts.what}>
      {(organisation) => (
        <div className="bw-split" data-narrow-side>
          <Card title={texts.head}>
            <SettingsForm key={organisation.organisationId} organisation={organisation} />
          </Card>
          <div className="bw-stack">
            <Card title={texts.facts} foot={texts.since(format.dateTime(organisation.createdAt))}>
              <Figures
                figures={[
                  { value: format.number(organisation.personCount), label: texts.people },
                  { value: format.number(organisation.deviceCount), label: texts.devices },
                  { value: format.number(organisation.appCount), label: texts.apps },
                ]}
              />
            </Card>
            {organisation.virtual && (
              <Notice icon="clock" title={texts.virtual}>
                {texts.virtualText}
              </Notice>
            )}
          </div>
        </div>
      )}
    </Answer>
  );
}
