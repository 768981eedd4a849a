/** The overview made of the components, to judge hierarchy and spacing against the design. */
/* oxlint-disable max-lines-per-function -- a screen here is one picture; parts of it would say less */
import { useFormat } from '../i18n/locale-provider.tsx';
import { EverybodyBar } from '../features/rollouts/everybody-bar.tsx';
import { Card, Row, Rows } from '../ui/card.tsx';
import { ForecastFan } from '../ui/charts/forecast-fan.tsx';
import { MetricCard } from '../ui/metric-card.tsx';
import { LabelledBox } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { RolloutStateTag, Tag } from '../ui/state-tag.tsx';
import { Steps } from '../ui/steps.tsx';
import { forecast, past } from './sample-data.ts';

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
            <EverybodyBar
              counts={{
                succeeded: 1912,
                started: 46,
                trained: 40,
                notified: 310,
                scheduled: 2494,
                deferred: 81,
                failed: 21,
                unreachable: 34,
                excluded: 62,
              }}
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
