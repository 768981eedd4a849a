/** One person beside the table: who, attributes, devices, and their places in rollouts. */
import { Link } from '@tanstack/react-router';
import type { PersonId } from '#contracts/ids.ts';
import { peopleRoutes, type DeviceRow, type PersonDetail, type PersonEnrolment } from '#contracts/people.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { isLocale, localeNames } from '../../i18n/locale.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { EnrolmentStateTag, Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { attributeLabel } from '../pilot/choice.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { PersonTargeting } from '../targeting/person-targeting.tsx';
import { peopleTexts } from './people-texts.ts';

const handhelds = new Set(['ios', 'ipados', 'android']);

/** A device in one line: its name, then what it is. */
export function deviceWords(device: DeviceRow): string {
  return [
    [device.manufacturer, device.model].filter((part) => part !== null).join(' '),
    [device.platform, device.osVersion].filter((part) => part !== null).join(' '),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function Devices({ devices }: { readonly devices: readonly DeviceRow[] }) {
  const texts = useTexts(peopleTexts);
  const format = useFormat();
  return (
    <PanelSection title={texts.devices} note={format.number(devices.length)}>
      {devices.length === 0 ? (
        <p className="bw-quiet">{texts.noDevices}</p>
      ) : (
        <Rows>
          {devices.map((device) => (
            <Row
              key={device.deviceId}
              icon={handhelds.has((device.platform ?? '').toLowerCase()) ? 'mobile' : 'laptop'}
              title={device.name}
              note={deviceWords(device)}
              end={device.active ? undefined : <Tag icon="minus">{texts.left}</Tag>}
            />
          ))}
        </Rows>
      )}
    </PanelSection>
  );
}

function Enrolments({ enrolments }: { readonly enrolments: readonly PersonEnrolment[] }) {
  const texts = useTexts(peopleTexts);
  const stageName = useStageName();
  const format = useFormat();
  return (
    <PanelSection title={texts.enrolments}>
      {enrolments.length === 0 ? (
        <p className="bw-quiet">{texts.noEnrolments}</p>
      ) : (
        <Rows>
          {enrolments.map((row) => {
            const at = row.endedAt ?? row.startedAt ?? row.scheduledAt;
            return (
              <Row
                key={row.enrolmentId}
                title={<Link to={`/rollouts/${row.rolloutId}` as never}>{row.rolloutName}</Link>}
                note={
                  at === null
                    ? stageName(row.stageName)
                    : texts.startsAt(stageName(row.stageName), format.dateTime(at, row.timeZone))
                }
                end={<EnrolmentStateTag state={row.status} />}
              />
            );
          })}
        </Rows>
      )}
    </PanelSection>
  );
}

function Manager({
  person,
  onOpen,
}: {
  readonly person: PersonDetail;
  readonly onOpen: (id: string) => void;
}) {
  const texts = useTexts(peopleTexts);
  const { manager, managerExternalId } = person;
  if (manager !== null)
    return <TextButton onClick={() => onOpen(String(manager.personId))}>{manager.displayName}</TextButton>;
  return managerExternalId === null ? texts.none : texts.managerUnknown(managerExternalId);
}

function Person({
  person,
  onOpen,
}: {
  readonly person: PersonDetail;
  readonly onOpen: (id: string | null) => void;
}) {
  const texts = useTexts(peopleTexts);
  const attributes = Object.entries(person.attributes).toSorted(([a], [b]) => a.localeCompare(b));
  const language = person.locale === null ? texts.none : person.locale;
  return (
    <SidePanel title={person.displayName} subtitle={person.email} onClose={() => onOpen(null)}>
      {!person.active && <Tag icon="minus">{texts.left}</Tag>}
      <Details
        entries={[
          [texts.identifier, person.externalId],
          [texts.language, isLocale(language) ? localeNames[language] : language],
          [texts.manager, <Manager key="manager" person={person} onOpen={onOpen} />],
        ]}
      />
      <PanelSection title={texts.attributes}>
        {attributes.length === 0 ? (
          <p className="bw-quiet">{texts.noAttributes}</p>
        ) : (
          <Details entries={attributes.map(([name, value]) => [attributeLabel(name), value] as const)} />
        )}
      </PanelSection>
      <Devices devices={person.devices} />
      <Enrolments enrolments={person.enrolments} />
      <PersonTargeting personId={person.personId} />
    </SidePanel>
  );
}

/** The panel of the open person; nothing when none is open. */
export function PersonPanel() {
  const texts = useTexts(peopleTexts);
  const [opened, open] = useAddressValue('person');
  const personId = Number(opened) as PersonId;
  const isOpen = opened !== undefined && Number.isSafeInteger(personId);
  const person = useRoute(peopleRoutes.getPerson, { params: { personId } }, { isEnabled: isOpen });
  if (!isOpen) return null;
  if (person.data !== undefined) return <Person person={person.data} onOpen={open} />;
  return (
    <SidePanel title={texts.person} onClose={() => open(null)}>
      <Answer of={person} what={texts.person}>
        {() => null}
      </Answer>
    </SidePanel>
  );
}
