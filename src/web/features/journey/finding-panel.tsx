/** The panel of one finding: what was found, what was done about it, and what comes next. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { journeyRoutes, type Improvement } from '#contracts/journey.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { ChoiceField, Form, TextAreaField, type RichChoice } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { TriageDetails } from './app-triage.tsx';
import { ByWhom, ResultWord } from './change-log.tsx';
import { FindingState } from './finding-state.tsx';
import { isOpen } from './journey-shape.ts';
import { journeyTexts } from './journey-texts.ts';
import { wordsMin } from './new-finding.tsx';

type Act = 'change' | 'accept' | 'passed' | 'failed';

/** What may come next, with the words for it. */
function useActs(status: Improvement['status']): readonly RichChoice<Act>[] {
  const texts = useTexts(journeyTexts);
  if (status === 'changed')
    return [
      { value: 'passed', label: texts.retestPassed, note: texts.retestPassedNote },
      { value: 'failed', label: texts.retestFailed, note: texts.retestFailedNote },
    ];
  return [
    { value: 'change', label: texts.doChange, note: texts.doChangeNote },
    { value: 'accept', label: texts.doAccept, note: texts.doAcceptNote },
  ];
}

/** Runs the act that was chosen. */
function useRecord(rolloutId: RolloutId, { improvementId }: Improvement, onDone: () => void) {
  const texts = useTexts(journeyTexts);
  const options = {
    isQuiet: true,
    onDone: () => {
      onDone();
      showToast({ tone: 'pass', title: texts.recorded });
    },
  };
  const change = useCommand(journeyRoutes.recordChange, options);
  const retest = useCommand(journeyRoutes.recordRetest, options);
  const accept = useCommand(journeyRoutes.acceptFinding, options);
  const params = { rolloutId, improvementId };
  return {
    isBusy: change.isPending || retest.isPending || accept.isPending,
    error: change.error ?? retest.error ?? accept.error,
    run: (act: Act, text: string) => {
      if (act === 'change') change.mutate({ params, body: { text } });
      else if (act === 'accept') accept.mutate({ params, body: { text } });
      else retest.mutate({ params, body: { text, result: act } });
    },
  };
}

function History({ improvement }: { readonly improvement: Improvement }) {
  const texts = useTexts(journeyTexts);
  return (
    <PanelSection title={texts.history}>
      <Rows label={texts.history}>
        {improvement.entries.map(({ kind, text, result, by, at }) => (
          <Row
            key={`${kind} ${at} ${text}`}
            title={<b>{texts.entries[kind]}</b>}
            end={result !== null && <ResultWord result={result} />}
          >
            <p className="journey-quote">{text}</p>
            <p className="bw-quiet">
              <ByWhom by={by} at={at} />
            </p>
          </Row>
        ))}
      </Rows>
    </PanelSection>
  );
}

/** The fields of the next act; the parent keeps what was written. */
function ActFields({
  improvement,
  act,
  text,
  error,
  onAct,
  onText,
  onSubmit,
}: {
  readonly improvement: Improvement;
  readonly act: Act | null;
  readonly text: string;
  readonly error: string | undefined;
  readonly onAct: (act: Act) => void;
  readonly onText: (text: string) => void;
  readonly onSubmit: () => void;
}) {
  const texts = useTexts(journeyTexts);
  const acts = useActs(improvement.status);
  const isRetest = improvement.status === 'changed';
  return (
    <PanelSection title={isRetest ? texts.retest : texts.next}>
      <Form onSubmit={onSubmit}>
        <ChoiceField
          label={isRetest ? texts.retest : texts.next}
          isLabelHidden
          value={act}
          choices={acts}
          onChange={onAct}
        />
        <TextAreaField
          label={isRetest ? texts.retestText : act === 'accept' ? texts.acceptText : texts.changeText}
          help={isRetest ? texts.retestHelp : undefined}
          value={text}
          onChange={onText}
          error={error}
          isRequired
        />
      </Form>
    </PanelSection>
  );
}

/** Keyed by finding and status, so that a draft never moves on to another act. */
export function FindingPanel({
  rolloutId,
  improvement,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly improvement: Improvement;
  readonly onClose: () => void;
}) {
  const texts = useTexts(journeyTexts);
  const canPlan = useCan('rollout.plan');
  const [act, setAct] = useState<Act | null>(improvement.status === 'changed' ? null : 'change');
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const record = useRecord(rolloutId, improvement, () => setText(''));
  const canAct = canPlan && isOpen(improvement);
  const words = text.trim();
  const missing = act === null ? texts.choose : words.length < wordsMin ? texts.short : undefined;
  const submit = () => {
    setChecked(true);
    if (act !== null && missing === undefined) record.run(act, words);
  };
  return (
    <SidePanel
      title={texts.finding}
      subtitle={<FindingState status={improvement.status} />}
      onClose={onClose}
      buttons={
        canAct ? (
          <Button variant="filled" loading={record.isBusy} onClick={submit}>
            {texts.save}
          </Button>
        ) : undefined
      }
      foot={isOpen(improvement) && !canPlan ? texts.denied : undefined}
    >
      <div>
        <p className="journey-quote">{improvement.finding}</p>
        <p className="bw-quiet">
          {texts.from(texts.steps[improvement.step], texts.sources[improvement.source])}
        </p>
        <p className="bw-quiet">
          <ByWhom by={improvement.foundBy} at={improvement.foundAt} />
        </p>
      </div>
      {improvement.app !== null && <TriageDetails improvement={improvement} app={improvement.app} />}
      <p>{texts.meaningOf[improvement.status]}</p>
      {improvement.entries.length > 0 && <History improvement={improvement} />}
      {canAct && (
        <ActFields
          improvement={improvement}
          act={act}
          text={text}
          error={isChecked ? missing : undefined}
          onAct={setAct}
          onText={setText}
          onSubmit={submit}
        />
      )}
      {record.error !== null && <ProblemNotice problem={record.error} />}
    </SidePanel>
  );
}
