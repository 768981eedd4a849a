/** One measure of use: what counts, its value over time beside the one from before, its alerts, and why people stopped. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { adoptionRoutes, type AdoptionMeasure } from '#contracts/adoption.ts';
import { useCommand } from '../../api/hooks.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { ConfidenceBand } from '../../ui/charts/confidence-band.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { EarlierAlerts, OpenAlert } from './adoption-alert.tsx';
import { adoptionTexts } from './adoption-texts.ts';
import { MeasureTags, ValueBefore, ValueNow } from './adoption-value.tsx';
import { WhySection } from './why-section.tsx';

type Props = { readonly measure: AdoptionMeasure };

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Values({ measure }: Props) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  return (
    <dl className="adoption-values">
      <Entry term={texts.before}>
        <ValueBefore baseline={measure.baseline} />
      </Entry>
      <Entry term={texts.now}>
        <ValueNow last={measure.windows.at(-1) ?? null} />
      </Entry>
      <Entry term={texts.wanted}>{format.percent(measure.threshold, 0)}</Entry>
    </dl>
  );
}

function OverTime({ measure }: Props) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  const say = useSay();
  const points = measure.windows.flatMap(({ endsOn, figure }) =>
    figure.kind === 'shown'
      ? [{ at: `${endsOn}T12:00:00Z`, estimate: figure.share, lower: figure.lower, upper: figure.upper }]
      : [],
  );
  return (
    <PanelSection title={texts.time}>
      <ConfidenceBand
        points={points}
        verdict={measure.verdict}
        target={measure.threshold}
        minimum={null}
        better="higher"
        bounds={[0, 1]}
        formatValue={(value) => format.percent(value, 0)}
      />
      {measure.gap !== null && <p className="bw-quiet">{say(measure.gap)}</p>}
    </PanelSection>
  );
}

function Parts({ measure }: Props) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  const { feature, minDays, windowDays, population, settledDays, source, fallShare } = measure;
  return (
    <PanelSection title={texts.parts}>
      <dl className="adoption-parts">
        <Entry term={texts.behaviour}>{texts.behaviourText(feature, minDays, format.number(minDays))}</Entry>
        <Entry term={texts.population}>
          {texts.settledText(texts.populations[population], format.number(settledDays))}
        </Entry>
        <Entry term={texts.window}>{texts.windowText(format.number(windowDays))}</Entry>
        <Entry term={texts.source}>{source}</Entry>
        <Entry term={texts.threshold}>{format.percent(measure.threshold, 0)}</Entry>
        <Entry term={texts.fall}>{format.percent(fallShare, 0)}</Entry>
      </dl>
    </PanelSection>
  );
}

function EndButton({ measure, onDone }: Props & { readonly onDone: () => void }) {
  const texts = useTexts(adoptionTexts);
  const rolloutId = useRolloutId();
  const end = useCommand(adoptionRoutes.endAdoptionMeasure, {
    onDone: () => {
      showToast({ tone: 'pass', title: texts.ending });
      onDone();
    },
  });
  return (
    <TextButton
      isDisabled={end.isPending}
      onClick={() => end.mutate({ params: { rolloutId, measureId: measure.measureId } })}
    >
      {texts.end}
    </TextButton>
  );
}

export function AdoptionPanel({
  measure,
  isFrozen,
  isAsked,
  onEdit,
  onClose,
}: Props & {
  readonly isFrozen: boolean;
  /** Whether people who stopped are asked why. */
  readonly isAsked: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(adoptionTexts);
  const mayChange = useCan('criteria.write') && measure.endedAt === null;
  return (
    <SidePanel
      title={measure.name}
      subtitle={<MeasureTags measure={measure} />}
      onClose={onClose}
      buttons={mayChange && !isFrozen && <Button onClick={onEdit}>{texts.edit}</Button>}
      foot={mayChange && <EndButton measure={measure} onDone={onClose} />}
    >
      <OpenAlert measure={measure} />
      <Values measure={measure} />
      {measure.baseline === null && (
        <Notice tone="warn">{isFrozen ? texts.noBaselineLate : texts.noBaselineText}</Notice>
      )}
      {measure.isLate && <Notice>{texts.lateText}</Notice>}
      <OverTime measure={measure} />
      <WhySection why={measure.why} isAsked={isAsked} />
      <Parts measure={measure} />
      <EarlierAlerts measure={measure} />
    </SidePanel>
  );
}
