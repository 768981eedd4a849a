/** The panel about the finish: the forecast and what it rests on, the target, and what would be different if. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { forecastRoutes, type Forecast } from '#contracts/forecast.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Details } from '../../ui/details.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { forecastTexts } from './forecast-texts.ts';
import { useForecast } from './use-forecast.ts';
import { WhatIfForm } from './what-if-form.tsx';
import './forecast.css';

function ForecastFacts({ forecast }: { readonly forecast: Forecast }) {
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  const { finish, residue } = forecast;
  const date = (on: string | null) => (on === null ? texts.noEnd : format.date(on));
  return (
    <PanelSection title={texts.forecast} note={texts.chartNote(format.number(forecast.runs))}>
      <Details
        entries={[
          [texts.earliest, date(finish.p10)],
          [texts.middle, date(finish.p50)],
          [texts.latest, date(finish.p90)],
        ]}
      />
      {residue.p90 > 0 && <p>{texts.residue(format.number(residue.p10), format.number(residue.p90))}</p>}
    </PanelSection>
  );
}

/** What the runs are drawn from. */
function Measured({ measured }: Pick<Forecast, 'measured'>) {
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  const rate = ({ events, of }: { readonly events: number; readonly of: number }) =>
    of === 0 ? texts.notMeasured : texts.ofPeople(format.number(events), format.number(of));
  const { tickets } = measured;
  return (
    <PanelSection title={texts.measured}>
      <Details
        entries={[
          [texts.noShow, rate(measured.noShow)],
          [texts.failure, rate(measured.failure)],
          [texts.deferral, rate(measured.deferral)],
          [
            texts.tickets,
            tickets === null ? texts.notMeasured : format.number(tickets.tickets / tickets.people, 2),
          ],
        ]}
      />
    </PanelSection>
  );
}

function Target({
  rolloutId,
  targetOn,
  chance,
}: {
  readonly rolloutId: RolloutId;
  readonly targetOn: string | null;
  readonly chance: number | null;
}) {
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const [on, setOn] = useState(targetOn ?? '');
  const set = useCommand(forecastRoutes.setTarget, {
    isQuiet: true,
    onDone: () => showToast({ tone: 'pass', title: texts.targetSet }),
  });
  const send = (next: string | null) => set.mutate({ params: { rolloutId }, body: { targetOn: next } });
  return (
    <PanelSection title={texts.targetTitle} note={targetOn === null ? undefined : format.date(targetOn)}>
      {chance !== null && <p>{texts.chance(format.percent(chance, 0))}</p>}
      {canPlan && (
        <Form onSubmit={() => on !== '' && send(on)}>
          <TextField label={texts.targetOn} help={texts.targetHelp} type="date" value={on} onChange={setOn} />
          {set.error !== null && <ProblemNotice problem={set.error} />}
          <div className="bw-form-buttons">
            <Button type="submit" disabled={on === '' || on === targetOn} loading={set.isPending}>
              {texts.setTarget}
            </Button>
            {targetOn !== null && (
              <Button
                onClick={() => {
                  setOn('');
                  send(null);
                }}
              >
                {texts.clearTarget}
              </Button>
            )}
          </div>
        </Form>
      )}
    </PanelSection>
  );
}

/** The panel. */
export function FinishPanel({
  rollout,
  onClose,
}: {
  readonly rollout: Rollout;
  readonly onClose: () => void;
}) {
  const texts = useTexts(forecastTexts);
  const { rolloutId } = rollout;
  const forecast = useForecast(rolloutId);
  return (
    <SidePanel title={texts.panel} onClose={onClose}>
      {forecast === null && <p>{texts.none}</p>}
      {forecast !== undefined && forecast !== null && <ForecastFacts forecast={forecast} />}
      {forecast !== undefined && forecast !== null && (
        <PanelSection title={texts.whatIf}>
          <WhatIfForm rollout={rollout} live={forecast} />
        </PanelSection>
      )}
      <Target
        rolloutId={rolloutId}
        targetOn={rollout.settings.targetOn}
        chance={forecast?.chanceByTarget ?? null}
      />
      {forecast !== undefined && forecast !== null && <Measured measured={forecast.measured} />}
    </SidePanel>
  );
}
