/** Shows on simulated pilots why a plain percentage that is looked at every day says go far too often. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { criteriaRoutes } from '#contracts/criteria.ts';
import type { PeekingView } from '#contracts/peeking.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MetricCard } from '../../ui/metric-card.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { peekingTexts } from './peeking-texts.ts';
import './peeking-dialog.css';

const firstSeed = 7;
const height = 190;
const margin = { top: 8, right: 66, bottom: 20, left: 36 };
/** Early percentages swing below this; the axis stops here. */
const lowestShown = 0.8;

type Pilot = PeekingView['drawn'][number];

function Courses({ view, width }: { readonly view: PeekingView; readonly width: number }) {
  const texts = useTexts(peekingTexts);
  const format = useFormat();
  const { days, minimum, drawn } = view;
  const right = width - margin.right;
  const x = (day: number) => margin.left + ((right - margin.left) * (day - 1)) / (days - 1);
  const y = (share: number) =>
    margin.top +
    ((height - margin.top - margin.bottom) * (1 - Math.max(share, lowestShown))) / (1 - lowestShown);
  const line = ({ shares }: Pilot) => shares.map((share, i) => `${x(i + 1)},${y(share)}`).join(' ');
  return (
    <>
      {[lowestShown, 0.9, 1].map((share) => (
        <g key={share}>
          <line className="grid" x1={margin.left} x2={right} y1={y(share)} y2={y(share)} />
          <text x={margin.left - 6} y={y(share) + 4} textAnchor="end">
            {format.number(share * 100, 0)}
          </text>
        </g>
      ))}
      {drawn.map((pilot, i) => (
        <polyline
          // The drawn pilots never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          key={i}
          className="peeking-course"
          data-series={pilot.plainGoDay === null ? 'none' : 'fail'}
          points={line(pilot)}
        />
      ))}
      <line className="minimum" x1={margin.left} x2={right} y1={y(minimum)} y2={y(minimum)} />
      <text className="strong" x={right + 6} y={y(minimum) + 4}>
        {texts.minimum}
      </text>
      {drawn.map(({ plainGoDay, shares }, i) =>
        plainGoDay === null ? null : (
          <circle
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            className="peeking-go"
            data-series="fail"
            cx={x(plainGoDay)}
            cy={y(shares[plainGoDay - 1]!)}
            r={3}
          />
        ),
      )}
      <text x={margin.left} y={height - 4}>
        {texts.days('1')}
      </text>
      <text x={right} y={height - 4} textAnchor="end">
        {texts.days(format.number(days))}
      </text>
    </>
  );
}

function Simulation({ view }: { readonly view: PeekingView }) {
  const texts = useTexts(peekingTexts);
  const format = useFormat();
  const pilots = format.number(view.pilots);
  const minimum = format.percent(view.minimum, 0);
  const dayOf = (day: number | null) => (day === null ? texts.never : texts.days(format.number(day)));
  return (
    <>
      <p>{texts.intro(pilots, minimum, minimum)}</p>
      <div className="peeking-figures">
        <MetricCard
          label={texts.plain}
          value={format.number(view.plainGo)}
          of={texts.of(pilots)}
          tone="fail"
          note={texts.plainNote(minimum)}
        />
        <MetricCard
          label={texts.exact}
          value={format.number(view.exactGo)}
          of={texts.of(pilots)}
          tone="pass"
          note={texts.exactNote}
        />
      </div>
      <ChartFrame
        summary={texts.chart(format.number(view.drawn.length))}
        height={height}
        table={{
          columns: [texts.pilot, texts.first, texts.exactFirst],
          rows: view.drawn.map(({ plainGoDay, exactGoDay }, i) => [
            format.number(i + 1),
            dayOf(plainGoDay),
            dayOf(exactGoDay),
          ]),
        }}
      >
        {(width) => <Courses view={view} width={width} />}
      </ChartFrame>
      <p className="bw-quiet">{texts.chart(format.number(view.drawn.length))}</p>
    </>
  );
}

function PeekingDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(peekingTexts);
  const format = useFormat();
  const [seed, setSeed] = useState(firstSeed);
  const answer = useRoute(criteriaRoutes.getPeeking, { query: { seed } });
  return (
    <Dialog isOpen title={texts.title} width={640} onClose={onClose}>
      <div className="bw-stack peeking">
        <Answer of={answer} what={texts.what}>
          {(view) => <Simulation view={view} />}
        </Answer>
        <div className="peeking-foot">
          <Button onClick={() => setSeed(seed + 1)}>{texts.again}</Button>
          <span className="bw-quiet">{texts.seed(format.number(seed))}</span>
        </div>
      </div>
    </Dialog>
  );
}

/** The question that opens the simulation, which has an address of its own so that it can be shown to others. */
export function PeekingQuestion() {
  const texts = useTexts(peekingTexts);
  const [explained, setExplained] = useAddressValue('explain');
  return (
    <>
      <TextButton onClick={() => setExplained('peeking')}>{texts.ask}</TextButton>
      {explained === 'peeking' && <PeekingDialog onClose={() => setExplained(null)} />}
    </>
  );
}
