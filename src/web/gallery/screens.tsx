/** Whole screens made of the components, to judge hierarchy and spacing against the design. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../ui/card.tsx';
import { BalanceBars, groupBalance } from '../ui/charts/balance-bars.tsx';
import { ConfidenceBand } from '../ui/charts/confidence-band.tsx';
import { CoverageCurve } from '../ui/charts/coverage-curve.tsx';
import { ForecastFan } from '../ui/charts/forecast-fan.tsx';
import { LoadBars } from '../ui/charts/load-bars.tsx';
import { Meter, MeterRow } from '../ui/charts/meter.tsx';
import { StackedProgress } from '../ui/charts/stacked-progress.tsx';
import { StratumRows } from '../ui/charts/stratum-rows.tsx';
import { Chip, Chips, ChoiceChip } from '../ui/chip.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { ChoiceField, TextAreaField } from '../ui/field.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { MetricCard } from '../ui/metric-card.tsx';
import { LabelledBox, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Figures, PanelSection, SidePanel } from '../ui/side-panel.tsx';
import { RolloutStateTag, StageStateTag, Tag, VerdictTag, type Verdict } from '../ui/state-tag.tsx';
import { TextButton } from '../ui/text-button.tsx';
import { Steps } from '../ui/steps.tsx';
import {
  balance,
  coverage,
  forecast,
  loadColumns,
  past,
  sampleBand,
  samplePeople,
  strata,
  type SamplePerson,
} from './sample-data.ts';

const nothing = () => {};

export function OverviewScreen() {
  const format = useFormat();
  return (
    <Page
      title="Device management with Intune"
      breadcrumb={{ label: 'All rollouts', to: '/' }}
      state={<RolloutStateTag state="running" detail="2 holds" />}
      commands={[
        { label: 'Issue status report', icon: 'reports', kind: 'quiet', onRun: nothing },
        { label: 'What if', icon: 'shuffle', onRun: nothing },
        { label: 'Pause all starts', icon: 'pause', onRun: nothing },
      ]}
    >
      <Steps
        steps={[
          { label: 'Scope', note: format.dateRange('2026-06-01', '2026-08-21'), state: 'done' },
          { label: 'Pilot', note: format.dateRange('2026-09-07', '2026-10-09'), state: 'done' },
          { label: 'Gate', note: 'Conditional go, 15 Oct', state: 'done' },
          { label: 'Enterprise rollout', note: 'Wave 4 of 8', state: 'current' },
          { label: 'Hypercare', note: 'from 25 Jan', state: 'ahead' },
          { label: 'Operations', note: 'from 22 Feb', state: 'ahead' },
        ]}
      />
      <div className="bw-columns">
        <MetricCard
          label="Done"
          value={format.number(1912)}
          of="of 4,938 targeted"
          tone="pass"
          note="38.7 %, 41 more than planned by today"
          onOpen={nothing}
        />
        <MetricCard
          label="Succeeded first time or after retry"
          value={format.percent(0.972)}
          of="of 1,967 finished"
          tone="pass"
          note="band 96.4 – 97.9 %, minimum 95 %"
          onOpen={nothing}
        />
        <MetricCard
          label="Tickets per person, first week"
          value={format.number(0.21, 2)}
          of="planned 0.18"
          tone="warn"
          note="1,826 started people, 384 tickets"
          onOpen={nothing}
        />
        <MetricCard
          label="Finish, most likely"
          value={format.date('2027-01-22')}
          of="target 29 Jan"
          tone="pass"
          note="8 of 10 rehearsals end 18 Jan – 5 Feb"
        />
      </div>
      <div className="bw-split">
        <div className="bw-stack">
          <Card
            title="Where everybody is"
            note="4,938 targeted, 2,019 reached, 1,968 reported"
            foot={
              <span>
                Every person is in exactly one state; the eight add up to <b>5,000</b>. Open any number to see
                the people.
              </span>
            }
          >
            <StackedProgress
              counts={{
                succeeded: 1912,
                started: 86,
                notified: 310,
                scheduled: 2494,
                deferred: 81,
                failed: 21,
                unreachable: 34,
                excluded: 62,
              }}
              restLabel={(count) => `${count} not on track to start`}
              onOpen={nothing}
            />
          </Card>
          <Card title="People done, and when we finish" note="1,000 rehearsals from today’s state">
            <ForecastFan
              past={past}
              forecast={forecast}
              total={4938}
              target={{ on: '2027-01-29', lines: ['Target 29 Jan', 'reached in 83', 'of 100 rehearsals'] }}
              freezes={[{ fromOn: '2026-12-21', toOn: '2027-01-08', label: 'freeze' }]}
            />
          </Card>
        </div>
        <div className="bw-stack">
          <Card title="Next for you" note="4 open" isLined>
            <Rows label="Next for you">
              <Row
                title={<b>Decide on the Wave 5 re-plan</b>}
                note="Helpdesk week 49 is 9 tickets over capacity"
                end={
                  <Tag tone="accent" icon={null}>
                    today
                  </Tag>
                }
              />
              <Row
                title="Approve Wave 5 invitation in 4 languages"
                note="680 people, goes out Tue 24 Nov 09:00"
                end={<Tag icon={null}>due Mon</Tag>}
              />
              <Row
                title="Call 34 people with no check-in"
                note="18 have a desk phone, list is ready"
                end={<Tag icon={null}>due Tue</Tag>}
              />
            </Rows>
          </Card>
          <Card title="Holds" note="360 people wait, the rest continue" isLined>
            <Rows label="Holds">
              <Row
                icon="pause"
                tone="warn"
                title={<b>Driver fault on Dell 5420</b>}
                end={<span className="bw-quiet">since Wed 18 Nov</span>}
              >
                <p>212 people in waves 5 and 7. Nothing starts on this model.</p>
                <LabelledBox label="Who clears it">
                  <b>Clears itself</b> when 20 test devices pass with driver 31.0.2; 14 of 20 so far
                </LabelledBox>
              </Row>
            </Rows>
          </Card>
        </div>
      </div>
    </Page>
  );
}

const columns: readonly Column<SamplePerson>[] = [
  { id: 'name', header: 'Person', cell: (row) => <b>{row.name}</b>, sortValue: (row) => row.name },
  {
    id: 'department',
    header: 'Department',
    cell: (row) => row.department,
    sortValue: (row) => row.department,
  },
  { id: 'site', header: 'Site', cell: (row) => row.site, sortValue: (row) => row.site },
  { id: 'platform', header: 'Platform', cell: (row) => row.platform },
  { id: 'reason', header: 'Why this person', cell: (row) => row.reason, width: 'minmax(200px, 2fr)' },
  {
    id: 'id',
    header: 'Number',
    cell: (row) => row.id,
    align: 'end',
    sortValue: (row) => row.id,
    width: '80px',
  },
];

export function PilotScreen({ rows }: { readonly rows: number }) {
  const format = useFormat();
  const [people, setPeople] = useState(250);
  const [list] = useState(() => samplePeople(rows));
  const [openId, setOpenId] = useState<number | null>(2);
  const [ids, setIds] = useState<ReadonlySet<string | number>>(new Set([1]));
  return (
    <Page
      title="Pilot cohort"
      breadcrumb={{ label: 'Device management with Intune', to: '/' }}
      state={<Tag icon="reports">draft 3, not frozen</Tag>}
      commands={[
        { label: 'Balance report', icon: 'printer', kind: 'quiet', onRun: nothing },
        {
          label: 'Freeze 250 people',
          onRun: nothing,
          blockedBecause: 'the endpoint admin has not accepted the balance report yet.',
        },
        { label: 'Ask to accept balance', icon: 'check', kind: 'primary', onRun: nothing },
      ]}
      chips={
        <Chips label="Rules">
          <Chip label="Said yes" value="1,186" isOn onClick={nothing} />
          <Chip label="IT at most its share," value="4.8 %" onClick={nothing} />
          <ChoiceChip
            label="Sites"
            value="all"
            choices={[
              { value: 'all', label: 'all 5' },
              { value: 'one', label: 'Lyon' },
            ]}
            onChange={nothing}
          />
          <Chip label="Add a rule" icon="plus" onClick={nothing} />
        </Chips>
      }
      note="Seed 2608, repeatable"
    >
      <div className="bw-split" data-narrow-side>
        <div className="bw-stack">
          <div className="bw-columns">
            <MetricCard
              label="Balance, largest gap"
              value="4.6 points"
              tag={<Tag tone="warn">watch</Tag>}
              note="at most 5.0; skill leans to confident people"
            >
              <Meter label="Balance" value={4.6} limit={5} valueText="4.6 points" series="warn" />
            </MetricCard>
            <MetricCard
              label="Coverage of groups and pairs"
              value={format.percent(0.98)}
              tag={<Tag tone="pass">met</Tag>}
              note="294 of 300 pairs present; at least 95 %"
            >
              <Meter label="Coverage" value={0.98} limit={0.95} max={1} valueText="98 %" />
            </MetricCard>
            <MetricCard
              label="Escalation drill in time"
              value={null}
              of="needs 3 drills"
              tag={<VerdictTag verdict="no_data" />}
            />
          </div>
          <Card
            title="Does the pilot look like the organisation?"
            note="Bar: share of the pilot, %. Black mark: share of all 5,000. Orange: gap over 2.3 points"
          >
            <BalanceBars groups={groupBalance(balance)} limitPoints={2.3} onOpen={nothing} />
            <Notice tone="warn">
              Volunteers are more confident than the rest. Results are weighted back to the 5,000 at the gate;
              10 swaps would bring the skill gap under 2 points.
            </Notice>
          </Card>
          <Card title="Chosen people" count={format.number(rows)} note="sorted by what each one adds">
            <DataTable
              label="Chosen people"
              columns={columns}
              rows={list}
              rowId={(row) => row.id}
              total={rows}
              maxRows={8}
              openId={openId}
              onOpen={(row) => setOpenId(row.id)}
              selection={{ ids, onChange: setIds }}
            />
          </Card>
        </div>
        <div className="bw-stack">
          <Card
            title="Size and coverage, %"
            note={
              <span>
                <b>{people}</b> people, 5.0 %
              </span>
            }
          >
            <CoverageCurve points={coverage} people={people} marks={[150, 400]} onChange={setPeople} />
            <p className="bw-quiet">
              150 more people would add 1.7 points of coverage and 31 helpdesk tickets.
            </p>
          </Card>
          <Card title="What this pilot cannot tell you" isLined>
            <Rows>
              <Row
                icon="blind-spot"
                title={<b>Night shift, Kraków</b>}
                note="38 people, no volunteer"
                end={<TextButton onClick={nothing}>Find volunteers</TextButton>}
              />
              <Row
                icon="blind-spot"
                title={<b>Screen-reader users</b>}
                note="no attribute, not measured"
                end={<TextButton onClick={nothing}>Ask in the survey</TextButton>}
              />
            </Rows>
          </Card>
          <Card title="Before you can freeze">
            <Rows>
              <Row icon="check" tone="pass" title="All 250 have said yes" />
              <Row icon="clock" tone="warn" title="Endpoint admin to accept the balance report" />
            </Rows>
          </Card>
        </div>
      </div>
    </Page>
  );
}

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

export function WavesScreen() {
  return (
    <Page
      title="Waves"
      breadcrumb={{ label: 'Device management with Intune', to: '/' }}
      state={<Tag tone="warn">week 49 is over capacity</Tag>}
      commands={[
        { label: 'What if', icon: 'shuffle', onRun: nothing },
        { label: 'Freeze', icon: 'plus', onRun: nothing },
      ]}
      panel={
        <SidePanel
          title="Wave 5"
          subtitle="Mon 30 Nov – Fri 4 Dec, week 49, planned"
          onClose={nothing}
          buttons={
            <>
              <Button variant="filled">Preview the 70 people</Button>
              <Button>Keep as is</Button>
            </>
          }
        >
          <Figures
            figures={[
              { value: '680', label: 'people' },
              { value: '143', label: 'tickets expected' },
              { value: '134', label: 'helpdesk can take', tone: 'warn' },
            ]}
          />
          <ChoiceField
            label="Two ways to re-plan"
            isFramed
            value="same"
            onChange={nothing}
            choices={[
              {
                value: 'same',
                label: 'Same finish, 22 Jan',
                end: <b>2.8 % move</b>,
                note: '45 people from week 49 to week 50',
              },
              {
                value: 'later',
                label: 'One week later, 29 Jan',
                end: <b>1.8 % move</b>,
                note: 'ends on the target date, nothing spare',
              },
            ]}
          />
          <div>
            <MeterRow label="W49" value={133} limit={134} max={150} valueText="133" series="mid" />
            <MeterRow label="W50" value={134} limit={134} max={150} valueText="134" series="mid" />
            <MeterRow label="W51" value={129} limit={134} max={150} valueText="129" series="mid" />
          </div>
        </SidePanel>
      }
    >
      <Card>
        <LoadBars
          columns={loadColumns}
          capacity={134}
          capacityLabel="helpdesk capacity"
          title="Tickets a week"
          notes={['measured until', '20 Nov, then', '0.21 per person']}
          measuredColumns={5}
          todayLabel="today, Fri 20 Nov"
          selectedId="w6"
        />
      </Card>
    </Page>
  );
}
