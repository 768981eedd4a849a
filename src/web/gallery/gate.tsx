/** The gate made of the components, to judge hierarchy and spacing against the design. */
/* oxlint-disable max-lines-per-function -- a screen here is one picture; parts of it would say less */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../ui/card.tsx';
import { ConfidenceBand } from '../ui/charts/confidence-band.tsx';
import { StratumRows } from '../ui/charts/stratum-rows.tsx';
import { Chip, Chips } from '../ui/chip.tsx';
import { ChoiceField, TextAreaField } from '../ui/field.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PanelSection, SidePanel } from '../ui/side-panel.tsx';
import { StageStateTag, VerdictTag, type Verdict } from '../ui/state-tag.tsx';
import { sampleBand, strata } from './sample-data.ts';

const nothing = () => {};

function Criterion({
  title,
  verdict,
  value,
  of,
  foot,
  people,
  band,
  target,
  minimum,
  better = 'higher',
  unit,
  selected = false,
}: {
  readonly title: string;
  readonly verdict: Verdict;
  readonly value: string;
  readonly of: string;
  readonly foot: string;
  readonly people: string;
  readonly band: readonly [number, number] | null;
  readonly target: number;
  readonly minimum: number;
  readonly better?: 'higher' | 'lower';
  readonly unit: (value: number) => string;
  readonly selected?: boolean;
}) {
  return (
    <Card
      title={title}
      note={<VerdictTag verdict={verdict} />}
      isSelected={selected}
      onOpen={nothing}
      foot={
        <>
          <span>{foot}</span>
          <b>{people}</b>
        </>
      }
    >
      <div className="bw-metric-value" data-absent={band === null || undefined}>
        <b style={{ fontSize: 22, lineHeight: '30px' }}>{value}</b>
        <span>{of}</span>
      </div>
      <ConfidenceBand
        points={band === null ? [] : sampleBand(band[0], band[1])}
        verdict={verdict}
        target={target}
        minimum={minimum}
        better={better}
        fromOn="2026-09-07"
        toOn="2026-10-09"
        formatValue={unit}
        {...(better === 'higher' && target < 1 ? { bounds: [0, 1] as const } : {})}
        absence="no drill recorded"
      />
    </Card>
  );
}

export function GateScreen() {
  const format = useFormat();
  const [decision, setDecision] = useState<'conditional' | 'extend' | 'no' | 'go'>('conditional');
  const [reason, setReason] = useState('The sign-in script ran twice; the fix gives 41 s on 20 devices.');
  const points = (value: number) => format.number(value * 100);
  return (
    <Page
      title="Gate: pilot to enterprise rollout"
      breadcrumb={{ label: 'Device management with Intune', to: '/' }}
      state={<StageStateTag state="awaiting_decision" />}
      commands={[
        { label: 'Decision record', icon: 'printer', kind: 'quiet', onRun: nothing },
        { label: 'Replay evidence', icon: 'clock', onRun: nothing },
      ]}
      chips={
        <Chips label="Verdicts">
          <Chip label="All" value="6" isOn onClick={nothing} />
          <Chip label="pass" value="2" icon="check" tone="pass" onClick={nothing} />
          <Chip label="inconclusive" value="2" icon="wave" tone="warn" onClick={nothing} />
          <Chip label="fail" value="1" icon="cross" tone="fail" onClick={nothing} />
          <Chip label="no data" value="1" icon="minus" onClick={nothing} />
        </Chips>
      }
      note={
        <>
          <Icon name="lock" size={14} /> Criteria frozen 4 Sep, before the first measurement
        </>
      }
      panel={
        <SidePanel
          title="Decision"
          note="due Thu 15 Oct"
          onClose={nothing}
          buttons={
            <>
              <Button variant="filled">Propose conditional go</Button>
              <Button>Remind 2</Button>
            </>
          }
          foot="You wrote the plan, so you propose and others vote. Votes count for evidence 9f3c·e21a."
        >
          <Notice tone="fail" title="The rules propose: no go">
            Sign-in is too slow: even the best case, 96 s, is over the 90 s limit. An override needs two
            people and an end date.
          </Notice>
          <ChoiceField
            label="Decision"
            isLabelHidden
            value={decision}
            onChange={setDecision}
            choices={[
              { value: 'conditional', label: 'Conditional go', note: '2 conditions, override ends 30 Nov' },
              { value: 'extend', label: 'Extend the pilot', note: '14 days, first of two' },
              { value: 'no', label: 'No go', note: 'back to planning' },
              { value: 'go', label: 'Go', blockedBecause: 'not possible while a criterion fails' },
            ]}
          />
          <TextAreaField label="Reason, goes into the record" value={reason} onChange={setReason} />
          <PanelSection title="Votes" note="3 of 5, quorum is 4">
            <Rows>
              <Row
                icon="check"
                tone="accent"
                title="Endpoint admin"
                note="fix proven on 20 devices"
                end={<b>conditional go</b>}
              />
              <Row
                icon="blind-spot"
                title="Executive sponsor"
                end={<span className="bw-quiet">not voted yet</span>}
              />
            </Rows>
          </PanelSection>
        </SidePanel>
      }
    >
      <div className="bw-columns">
        <Criterion
          title="Enrolment succeeded"
          verdict="pass"
          value={format.percent(0.964)}
          of="band 93.3 – 98.3 %"
          foot="target 95 %, minimum 92 %"
          people="241 of 250"
          band={[0.964, 0.025]}
          target={0.95}
          minimum={0.92}
          unit={points}
          selected
        />
        <Criterion
          title="Tickets per person"
          verdict="inconclusive"
          value="0.22"
          of="band 0.16 – 0.29"
          foot="target 0.20, limit 0.25"
          people="55 from 250"
          band={[0.22, 0.06]}
          target={0.2}
          minimum={0.25}
          better="lower"
          unit={(value) => format.number(value, 2)}
        />
        <Criterion
          title="Sign-in time, median"
          verdict="fail"
          value="104 s"
          of="band 96 – 113 s"
          foot="target 60 s, limit 90 s"
          people="226 devices"
          band={[104, 8]}
          target={60}
          minimum={90}
          better="lower"
          unit={(value) => format.number(value)}
        />
        <Criterion
          title="Escalation drill in time"
          verdict="no_data"
          value="not measured"
          of="needs 3 drills"
          foot="target 3 drills, minimum 2"
          people="0 of 3"
          band={null}
          target={3}
          minimum={2}
          unit={(value) => format.number(value)}
        />
      </div>
      <Card title="Enrolment succeeded, by platform" note="Dot: share who succeeded. Line: confidence band">
        <StratumRows attribute="Platform" strata={strata} target={0.95} minimum={0.92} />
      </Card>
    </Page>
  );
}
