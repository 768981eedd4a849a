/** Stages as bars and milestones as diamonds over the weeks, with today. The table under it says the same in words. */
import type { CSSProperties, ReactNode } from 'react';
import type { Milestone } from '#contracts/milestones.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { daysAfter, weeksBetween } from '../waves/weeks.ts';
import { monthsOf, placeOf, stageSpan, timelineSpan, type Span } from './timeline-shape.ts';
import { timelineTexts } from './timeline-texts.ts';

type Look = 'done' | 'planned' | 'amiss';
export const ganttLooks: readonly Look[] = ['done', 'planned', 'amiss'];

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}

function Head({ span, today }: { readonly span: Span; readonly today: string | null }) {
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  return (
    <div className="tl-row tl-head" aria-hidden="true">
      <span />
      <div className="tl-track">
        {monthsOf(span).map((on) => (
          <span key={on} className="tl-month" style={{ left: percent(placeOf(on, span)) }}>
            {format.month(on)}
          </span>
        ))}
        {today !== null && (
          <span className="tl-today-word" style={{ left: percent(placeOf(today, span)) }}>
            {texts.today}
          </span>
        )}
      </div>
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="tl-row">
      <span className="tl-name" title={name}>
        {name}
      </span>
      <div className="tl-track">{children}</div>
    </div>
  );
}

function StageBar({ stage, span, own }: { readonly stage: Stage; readonly span: Span; readonly own: Span }) {
  const format = useFormat();
  const left = placeOf(own.from, span);
  const right = placeOf(daysAfter(own.to, 1), span);
  const look: Look = stage.startedAt === null ? 'planned' : 'done';
  const style: CSSProperties = { left: percent(left), width: percent(right - left) };
  return (
    <>
      <span className="tl-bar" data-look={look} style={style} />
      <span className="tl-dates" style={labelPlace(left, right)}>
        {format.dateRange(own.from, own.to)}
      </span>
    </>
  );
}

/** Words stand behind the mark, or before it where there is no room behind. */
function labelPlace(left: number, right: number): CSSProperties {
  return right < 0.72 ? { left: percent(right) } : { right: percent(1 - left), textAlign: 'end' };
}

function Diamond({
  milestone,
  span,
  today,
}: {
  readonly milestone: Milestone;
  readonly span: Span;
  readonly today: string;
}) {
  const format = useFormat();
  const at = placeOf(milestone.on, span);
  const isAmiss = milestone.tooEarlyFor !== null || milestone.on < today;
  const look: Look = milestone.doneOn !== null ? 'done' : isAmiss ? 'amiss' : 'planned';
  const place = labelPlace(at, at);
  return (
    <>
      <span className="tl-diamond" data-look={look} style={{ left: percent(at) }} />
      <span className="tl-dates tl-dates-point" style={place}>
        {format.weekday(milestone.on)}
      </span>
    </>
  );
}

/** The chart; nothing while there is no date to show. */
export function Gantt({
  stages,
  milestones,
}: {
  readonly stages: readonly Stage[];
  readonly milestones: readonly Milestone[];
}) {
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  const stageName = useStageName();
  const today = format.dateOf(useNow());
  const bars = stages.flatMap((stage) => {
    const own = stageSpan(stage, format.dateOf);
    return own === null ? [] : [{ stage, own }];
  });
  const span = timelineSpan(
    bars.map(({ own }) => own),
    milestones,
    today,
  );
  if (span === null) return null;
  const isTodayShown = today >= span.from && today <= span.to;
  const weeks = weeksBetween(span.from, span.to, 200);
  const words = texts.chart(
    format.number(bars.length),
    format.number(milestones.length),
    format.date(span.from),
    format.date(span.to),
  );
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="tl-scroll" role="group" tabIndex={0} aria-label={texts.plan}>
      <figure
        className="tl-chart"
        aria-label={words}
        style={{ '--tl-week': percent(1 / weeks.length) } as CSSProperties}
      >
        <Head span={span} today={isTodayShown ? today : null} />
        <div className="tl-body" aria-hidden="true">
          {bars.map(({ stage, own }) => (
            <Line key={stage.stageId} name={stageName(stage.name)}>
              <StageBar stage={stage} span={span} own={own} />
            </Line>
          ))}
          {milestones.map((milestone) => (
            <Line key={milestone.milestoneId} name={milestone.name}>
              <Diamond milestone={milestone} span={span} today={today} />
            </Line>
          ))}
          {isTodayShown && (
            <span className="tl-today-place">
              <span className="tl-today" style={{ left: percent(placeOf(today, span)) }} />
            </span>
          )}
        </div>
      </figure>
    </div>
  );
}

/** What the looks of bars and diamonds mean. */
export function GanttLegend() {
  const texts = useTexts(timelineTexts);
  return (
    <ul className="tl-legend">
      {ganttLooks.map((look) => (
        <li key={look}>
          <span className="tl-diamond" data-look={look} aria-hidden="true" />
          {texts.legend[look]}
        </li>
      ))}
    </ul>
  );
}
