/** What the helpdesk has to carry in the coming weeks against what it can take, the pace that follows, and its setting. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { forecastRoutes, workdaysPerWeek, type Forecast } from '#contracts/forecast.ts';
import type { HelpdeskCapacity } from '#contracts/helpdesk-capacity.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadBars } from '../../ui/charts/load-bars.tsx';
import { CheckField, Form, NumberField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { forecastTexts } from './forecast-texts.ts';
import { useForecast } from './use-forecast.ts';
import './forecast.css';

const weeksShown = 16;

function CapacityForm({
  rolloutId,
  helpdesk,
}: {
  readonly rolloutId: RolloutId;
  readonly helpdesk: HelpdeskCapacity | null;
}) {
  const texts = useTexts(forecastTexts);
  const [perDay, setPerDay] = useState(helpdesk?.minutesPerDay ?? null);
  const [perTicket, setPerTicket] = useState(helpdesk?.minutesPerTicket ?? null);
  const [isCareful, setCareful] = useState(helpdesk?.usesUpperRate ?? false);
  const barred = useBarredBy();
  const save = useCommand(forecastRoutes.setHelpdeskCapacity, {
    isQuiet: true,
    onDone: () => showToast({ tone: 'pass', title: texts.saved }),
  });
  const isEmpty = perDay === null && perTicket === null;
  const isReady = isEmpty || (perDay !== null && perTicket !== null);
  const submit = () => {
    if (!isReady) return;
    const next =
      perDay === null || perTicket === null
        ? null
        : { minutesPerDay: perDay, minutesPerTicket: perTicket, usesUpperRate: isCareful };
    save.mutate({ params: { rolloutId }, body: { helpdesk: next } });
  };
  return (
    <Form onSubmit={submit}>
      <NumberField
        label={texts.minutesPerDay}
        help={texts.minutesPerDayHelp}
        value={perDay}
        onChange={setPerDay}
        min={10}
        max={1_000_000}
        step={60}
      />
      <NumberField
        label={texts.minutesPerTicket}
        value={perTicket}
        onChange={setPerTicket}
        min={1}
        max={480}
      />
      <CheckField label={texts.careful} help={texts.carefulHelp} value={isCareful} onChange={setCareful} />
      {save.error !== null && <ProblemNotice problem={save.error} />}
      {barred !== undefined && <p className="bw-quiet">{barred}</p>}
      <div className="bw-form-buttons">
        <Button
          type="submit"
          variant="filled"
          disabled={!isReady || barred !== undefined}
          loading={save.isPending}
        >
          {texts.save}
        </Button>
      </div>
    </Form>
  );
}

/** How many people may start a day, at the measured rate and at its upper end. */
function Pace({ forecast }: { readonly forecast: Forecast }) {
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  const { pace, helpdesk, measured } = forecast;
  if (pace === null || helpdesk === null || measured.tickets === null) return null;
  const rate = measured.tickets.tickets / measured.tickets.people;
  return (
    <p>
      {texts.pace(
        format.number(pace.starts),
        format.number(rate, 2),
        format.number(helpdesk.minutesPerTicket),
      )}{' '}
      {texts.paceUpper(format.number(pace.careful))}
    </p>
  );
}

function LoadTable({ weeks, capacity }: { readonly weeks: Forecast['weeks']; readonly capacity: number }) {
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  return (
    <table className="fc-load">
      <thead>
        <tr>
          <th scope="col">{texts.week}</th>
          <th scope="col">{texts.starts}</th>
          <th scope="col">{texts.expected}</th>
          <th scope="col">{texts.nineInTen}</th>
          <th scope="col">{texts.over}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ startsOn, starts, minutes }) => {
          const over = (minutes?.p90 ?? 0) / 60 - capacity;
          return (
            <tr key={startsOn}>
              <th scope="row">{format.dayMonth(startsOn)}</th>
              <td>{format.number(starts)}</td>
              <td>{format.number((minutes?.mean ?? 0) / 60)}</td>
              <td>{format.number((minutes?.p90 ?? 0) / 60)}</td>
              <td data-over={over >= 0.5 || undefined}>{over >= 0.5 ? format.number(over) : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Load({ forecast, helpdesk }: { readonly forecast: Forecast; readonly helpdesk: HelpdeskCapacity }) {
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  const weeks = forecast.weeks
    .slice(0, weeksShown)
    .filter(({ starts, minutes }) => starts >= 0.5 || (minutes?.mean ?? 0) >= 30);
  const capacity = (helpdesk.minutesPerDay * workdaysPerWeek) / 60;
  if (forecast.measured.tickets === null) return <p className="bw-quiet">{texts.rateAbsent}</p>;
  return (
    <>
      <LoadBars
        title={texts.loadChart}
        capacity={capacity}
        capacityLabel={texts.capacityLine}
        columns={weeks.map(({ startsOn, minutes }) => ({
          id: startsOn,
          label: format.dayMonth(startsOn),
          load: minutes === null ? null : Math.round(minutes.mean / 60),
          isMeasured: false,
        }))}
      />
      <Pace forecast={forecast} />
      <LoadTable weeks={weeks} capacity={capacity} />
    </>
  );
}

/** The tab. */
export function LoadTab({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(forecastTexts);
  const canPlan = useCan('helpdesk.plan');
  const forecast = useForecast(rollout.rolloutId);
  const helpdesk = rollout.settings.helpdesk ?? null;
  return (
    <div className="bw-split">
      <Card title={texts.loadTitle} note={texts.loadNote}>
        {forecast === undefined ? null : forecast === null ? (
          <p className="bw-quiet">{texts.none}</p>
        ) : helpdesk === null ? (
          <p className="bw-quiet">{texts.loadAbsent}</p>
        ) : (
          <Load forecast={forecast} helpdesk={helpdesk} />
        )}
      </Card>
      <Card title={texts.capacityTitle}>
        {canPlan ? (
          <CapacityForm rolloutId={rollout.rolloutId} helpdesk={helpdesk} />
        ) : (
          <p className="bw-quiet">{texts.notYours}</p>
        )}
      </Card>
    </div>
  );
}
