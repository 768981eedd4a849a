/** Every control, tag, notice and dialog in all its states. */
/* oxlint-disable max-lines-per-function -- a screen here is one picture; parts of it would say less */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../ui/card.tsx';
import { ConfirmPreview } from '../ui/confirm-preview.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import {
  CheckField,
  FieldErrors,
  Form,
  NumberField,
  PasswordField,
  SelectField,
  TextAreaField,
  TextField,
} from '../ui/field.tsx';
import { Icon, type IconName } from '../ui/icons/icon.tsx';
import { iconPaths } from '../ui/icons/icon-paths.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Progress } from '../ui/progress.tsx';
import { EnrolmentStateTag, StageStateTag, VerdictTag } from '../ui/state-tag.tsx';
import { stateTexts } from '../ui/state-texts.ts';
import { showToast } from '../ui/toasts.tsx';

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>): Key[] =>
  Object.keys(words) as Key[];

function SampleForm() {
  const [text, setText] = useState('');
  const [count, setCount] = useState<number | null>(50);
  const [site, setSite] = useState<'lyon' | 'hamburg' | null>('lyon');
  const [isOn, setOn] = useState(true);
  return (
    <FieldErrors errors={[{ pointer: '/name', detail: 'This name is taken already. Choose another.' }]}>
      <Form onSubmit={() => {}}>
        <TextField
          label="Name"
          help="Shown to everybody who takes part."
          pointer="/name"
          value={text}
          onChange={setText}
          isRequired
        />
        <div className="bw-form-row">
          <NumberField label="People per day" value={count} onChange={setCount} min={1} suffix=" people" />
          <SelectField
            label="Site"
            value={site}
            onChange={setSite}
            choices={[
              { value: 'lyon', label: 'Lyon' },
              { value: 'hamburg', label: 'Hamburg' },
            ]}
          />
        </div>
        <PasswordField
          label="Password"
          value=""
          onChange={() => {}}
          autoComplete="new-password"
          help="At least 12 characters."
        />
        <TextAreaField label="Reason" value={text} onChange={setText} />
        <CheckField label="Send me a message when it is done" value={isOn} onChange={setOn} />
        <div className="bw-form-buttons">
          <Button variant="filled" type="submit">
            Save
          </Button>
          <Button>Cancel</Button>
          <Button disabled leftSection={<Icon name="lock" />}>
            Freeze
          </Button>
          <Button variant="subtle" leftSection={<Icon name="printer" />}>
            Print
          </Button>
        </div>
      </Form>
    </FieldErrors>
  );
}

export function ControlsScreen({ isDialogOpen }: { readonly isDialogOpen: boolean }) {
  const [isOpen, setOpen] = useState(isDialogOpen);
  return (
    <Page
      title="Controls"
      commands={[
        {
          label: 'Show toast',
          onRun: () =>
            showToast({
              tone: 'pass',
              title: 'Saved',
              detail: 'Plan revision 7 needs one approval.',
              action: { label: 'Undo', onRun: () => {} },
            }),
        },
        { label: 'Open preview', kind: 'primary', onRun: () => setOpen(true) },
      ]}
    >
      <div className="bw-split">
        <div className="bw-stack">
          <Card title="Form">
            <SampleForm />
          </Card>
          <Card title="Empty">
            <EmptyState
              icon="people"
              title="No people yet"
              actions={
                <>
                  <Button variant="filled">Import a directory</Button>
                  <Button>Open the sample organisation</Button>
                </>
              }
            >
              Import your directory, or look around in a sample organisation of 5,000 people first.
            </EmptyState>
          </Card>
        </div>
        <div className="bw-stack">
          <Card title="Verdicts">
            <p style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
              {keysOf(stateTexts.en.verdict).map((verdict) => (
                <VerdictTag key={verdict} verdict={verdict} />
              ))}
            </p>
          </Card>
          <Card title="Stages">
            <p style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
              {keysOf(stateTexts.en.stage).map((state) => (
                <StageStateTag key={state} state={state} />
              ))}
            </p>
          </Card>
          <Card title="People">
            <p style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
              {keysOf(stateTexts.en.enrolment).map((state) => (
                <EnrolmentStateTag key={state} state={state} />
              ))}
            </p>
          </Card>
          <Card title="Notices">
            <div className="bw-stack">
              <Notice>The sample organisation runs on a virtual clock.</Notice>
              <Notice tone="warn" title="Week 49 is over capacity">
                42 people are too many. Re-plan the wave, or ask for more helpdesk hours.
              </Notice>
              <Notice tone="fail" actions={<Button size="compact-sm">Try again</Button>}>
                The file people.csv could not be read: row 17 has 9 columns, the header has 8.
              </Notice>
              <Notice tone="pass">All 250 have said yes.</Notice>
            </div>
          </Card>
          <Card title="Progress">
            <div className="bw-stack">
              <Progress
                label="Reading people.csv"
                done={41230}
                total={100000}
                note="You may close this page; the import goes on."
                onCancel={() => {}}
              />
              <Progress label="Looking for a cohort" />
            </div>
          </Card>
          <Card title="Icons">
            <p style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
              {(Object.keys(iconPaths) as IconName[]).map((name) => (
                <span key={name} title={name}>
                  <Icon name={name} size={20} />
                </span>
              ))}
            </p>
          </Card>
        </div>
      </div>
      <ConfirmPreview
        isOpen={isOpen}
        title="Move 70 people to later weeks"
        figures={[
          { value: '70', label: 'people move' },
          { value: '2.8 %', label: 'of 2,494 scheduled' },
          { value: '0', label: 'have a date in writing' },
        ]}
        people={[
          { id: 1, name: 'Person 0421', note: 'week 49 → 50' },
          { id: 2, name: 'Person 1877', note: 'week 49 → 50' },
        ]}
        total={70}
        dataAsAt="2026-11-20T08:40:00Z"
        warning="Each of them is told the new date."
        needsReason
        confirmLabel="Move 70 people"
        onConfirm={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        45 people go from week 49 to week 50, 25 from week 50 to week 51.
      </ConfirmPreview>
    </Page>
  );
}
