/** The waves made of the components, to judge hierarchy and spacing against the design. */
/* oxlint-disable max-lines-per-function -- a screen here is one picture; parts of it would say less */
import { Button } from '@mantine/core';
import { Card } from '../ui/card.tsx';
import { LoadBars } from '../ui/charts/load-bars.tsx';
import { MeterRow } from '../ui/charts/meter.tsx';
import { ChoiceField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Figures, SidePanel } from '../ui/side-panel.tsx';
import { Tag } from '../ui/state-tag.tsx';
import { loadColumns } from './sample-data.ts';

const nothing = () => {};

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
