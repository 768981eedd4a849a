/** The pilot made of the components, to judge hierarchy and spacing against the design. */
/* oxlint-disable max-lines-per-function -- a screen here is one picture; parts of it would say less */
import { useState } from 'react';
import { useFormat } from '../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../ui/card.tsx';
import { BalanceBars, groupBalance } from '../ui/charts/balance-bars.tsx';
import { CoverageCurve } from '../ui/charts/coverage-curve.tsx';
import { Meter } from '../ui/charts/meter.tsx';
import { Chip, Chips, ChoiceChip } from '../ui/chip.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { MetricCard } from '../ui/metric-card.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Tag, VerdictTag } from '../ui/state-tag.tsx';
import { TextButton } from '../ui/text-button.tsx';
import { balance, coverage, samplePeople, type SamplePerson } from './sample-data.ts';

const nothing = () => {};

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
