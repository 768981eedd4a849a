/** The panel that gives a site its own time zone, working days and start hour, or takes them back. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { calendarRoutes, type DatesLost, type SiteTime } from '#contracts/calendar.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { usePreview } from '../../api/use-preview.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form, SelectField } from '../../ui/field.tsx';
import { hourChoices } from '../../ui/hours.ts';
import { Figures, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { timeZones } from '../accounts/time-zones.ts';
import { closureTexts } from './closure-texts.ts';
import { LostDates, movedOf } from './lost-dates.tsx';
import { siteTexts } from './site-texts.ts';
import { WeekdayChoice } from './weekday-choice.tsx';

const mondayToFriday = [0, 1, 2, 3, 4];

/** The start hour of a site that has none of its own. */
const ofRollout = 'rollout';

type Draft = {
  readonly site: string;
  readonly timeZone: string;
  readonly workingDays: readonly number[];
  readonly startHour: string;
};

function draftOf(siteTime: SiteTime | null, timeZone: string): Draft {
  if (siteTime === null) return { site: '', timeZone, workingDays: mondayToFriday, startHour: ofRollout };
  return { ...siteTime, startHour: String(siteTime.startHour ?? ofRollout) };
}

const fieldsOf = ({ workingDays, startHour, ...rest }: Draft): SiteTime => ({
  ...rest,
  workingDays: [...workingDays],
  startHour: startHour === ofRollout ? null : Number(startHour),
});

function useSiteCommands(site: string, onClose: () => void) {
  const texts = useTexts(siteTexts);
  const tell = (title: string) => () => {
    showToast({ tone: 'pass', title, detail: texts.savedDetail });
    onClose();
  };
  const save = useCommand(calendarRoutes.setSiteTime, { isQuiet: true, onDone: tell(texts.saved(site)) });
  const remove = useCommand(calendarRoutes.removeSiteTime, {
    isQuiet: true,
    onDone: tell(texts.removed(site)),
  });
  return { save, remove, problem: save.error ?? remove.error };
}

function SiteFields({
  sites,
  draft,
  set,
  isChecked,
}: {
  /** Sites to choose from; absent while the times of one are changed. */
  readonly sites: readonly string[] | undefined;
  readonly draft: Draft;
  readonly set: ReturnType<typeof useFields<Draft>>[1];
  readonly isChecked: boolean;
}) {
  const texts = useTexts(siteTexts);
  return (
    <>
      {sites !== undefined && (
        <SelectField
          label={texts.site}
          placeholder={texts.choose}
          pointer="/site"
          value={draft.site === '' ? null : draft.site}
          onChange={set('site')}
          choices={sites.map((name) => ({ value: name, label: name }))}
          error={isChecked && draft.site === '' ? texts.siteMissing : undefined}
          isRequired
        />
      )}
      <SelectField
        label={texts.timeZone}
        help={texts.timeZoneHelp}
        pointer="/timeZone"
        value={draft.timeZone}
        onChange={set('timeZone')}
        choices={timeZones(draft.timeZone).map((zone) => ({ value: zone, label: zone }))}
      />
      <WeekdayChoice
        label={texts.workingDays}
        value={draft.workingDays}
        onChange={set('workingDays')}
        error={draft.workingDays.length === 0 ? texts.workingDaysMissing : undefined}
      />
      <SelectField
        label={texts.startHour}
        help={texts.startHourHelp}
        pointer="/startHour"
        value={draft.startHour}
        onChange={set('startHour')}
        choices={[{ value: ofRollout, label: texts.hourOfRollout }, ...hourChoices]}
      />
    </>
  );
}

function Concerned({ lost: { people, stages } }: { readonly lost: DatesLost }) {
  const texts = useTexts(closureTexts);
  const format = useFormat();
  const moved = movedOf(stages);
  return (
    <>
      <Figures
        figures={[
          { value: format.number(people), label: texts.figurePeople },
          {
            value: format.number(moved),
            label: texts.figureMoved,
            tone: moved > 0 ? ('warn' as const) : undefined,
          },
        ]}
      />
      <LostDates stages={stages} />
    </>
  );
}

/** The panel; null enters the times of another site, one of `sites`. */
export function SitePanel({
  siteTime,
  sites,
  timeZone,
  onClose,
}: {
  readonly siteTime: SiteTime | null;
  readonly sites: readonly string[];
  readonly timeZone: string;
  readonly onClose: () => void;
}) {
  const texts = useTexts(siteTexts);
  const canPlan = useCan('rollout.plan');
  const [draft, set] = useFields(draftOf(siteTime, timeZone));
  const [isChecked, setChecked] = useState(false);
  const { save, remove, problem } = useSiteCommands(draft.site, onClose);
  const isComplete = draft.site !== '' && draft.workingDays.length > 0;
  const body = fieldsOf(draft);
  const preview = usePreview(calendarRoutes.previewSiteTime, isComplete ? { body } : null);
  const submit = () => {
    setChecked(true);
    const shown = given({ shown: preview.current && movedOf(preview.current.stages) });
    if (isComplete) save.mutate({ body: { ...body, ...shown } });
  };
  return (
    <SidePanel
      title={siteTime?.site ?? texts.newTitle}
      onClose={onClose}
      buttons={
        canPlan && (
          <>
            <Button variant="filled" loading={save.isPending} onClick={submit}>
              {texts.save}
            </Button>
            <Button onClick={onClose}>{texts.cancel}</Button>
          </>
        )
      }
      foot={
        canPlan
          ? siteTime !== null && (
              <TextButton onClick={() => remove.mutate({ body: { site: siteTime.site } })}>
                {texts.remove}
              </TextButton>
            )
          : texts.mayNot
      }
    >
      <FieldErrors errors={problem?.errors}>
        <Form onSubmit={submit}>
          <SiteFields
            sites={siteTime === null ? sites : undefined}
            draft={draft}
            set={set}
            isChecked={isChecked}
          />
          <p className="bw-quiet">{texts.effect}</p>
          {preview.data !== undefined && <Concerned lost={preview.data} />}
          {problem !== null && problem.errors.length === 0 && <ProblemNotice problem={problem} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
