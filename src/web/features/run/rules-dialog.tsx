/** Changing the stop rules, retries and limits of deferrals of a rollout, with a reason. */
import { useState } from 'react';
import { pilotRoutes } from '#contracts/pilot.ts';
import {
  planTracks,
  runRuleRoutes,
  stopScopes,
  stopUnits,
  type PlanTrack,
  type RunRules,
} from '#contracts/run-rules.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { reasonLengthMin } from '../../ui/confirm-preview.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FieldErrors, Form, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { trackTexts } from '../criteria/track-texts.ts';
import { deferralTexts } from '../deferrals/deferral-texts.ts';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { nextStageTexts } from './next-stage-texts.ts';
import {
  draftOf,
  flawsOfRest,
  flawsOfRetry,
  flawsOfStop,
  newRetry,
  newStop,
  rulesOf,
  type RetryDraft,
  type RulesDraft,
  type StopDraft,
} from './rules-draft.ts';
import { runTexts } from './run-texts.ts';

type Lines<Line> = {
  readonly lines: readonly Line[];
  /** Fields that are missing or out of bounds say so. */
  readonly isChecked: boolean;
  readonly onChange: (lines: readonly Line[]) => void;
};
type Editing<Line> = Pick<Lines<Line>, 'lines' | 'onChange'>;

/** What a field says that is missing or out of bounds, once fields are checked. */
function useWrong(isChecked: boolean): (isFlawed: boolean, text: string) => string | undefined {
  return (isFlawed, text) => (isChecked && isFlawed ? text : undefined);
}

/** Changes one line of a list, or takes it away. */
function editing<Line extends { readonly key: number }>({ lines, onChange }: Editing<Line>) {
  return {
    nextKey: Math.max(-1, ...lines.map(({ key }) => key)) + 1,
    change: (key: number, part: Partial<Line>) =>
      onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line))),
    remove: (key: number) => onChange(lines.filter((line) => line.key !== key)),
  };
}

/** The attributes of the directory by which a stop rule can tell groups apart, and one that has gone since. */
function useGroupings(current: string) {
  const attributeName = useAttributeName();
  const query = useRoute(pilotRoutes.listAttributes, {});
  const names = (query.data?.attributes ?? []).map(({ name }) => name);
  const all = current === '' || names.includes(current) ? names : [...names, current];
  return all.map((value) => ({ value, label: attributeName(value) }));
}

function StopLine({
  line,
  isChecked,
  onChange,
  onRemove,
}: {
  readonly line: StopDraft;
  readonly isChecked: boolean;
  readonly onChange: (part: Partial<StopDraft>) => void;
  readonly onRemove: () => void;
}) {
  const texts = useTexts(runTexts);
  const wrong = useWrong(isChecked);
  const groupings = useGroupings(line.attribute);
  const flaws = flawsOfStop(line);
  return (
    <div className="run-line">
      <SelectField
        label={texts.scope}
        value={line.scope}
        choices={stopScopes.map((value) => ({ value, label: texts.scopes[value] }))}
        onChange={(scope) => onChange({ scope: scope ?? 'stage' })}
      />
      {line.scope === 'group' && (
        <SelectField
          label={texts.attribute}
          value={line.attribute === '' ? null : line.attribute}
          choices={groupings}
          error={wrong(flaws.attribute, texts.choose)}
          onChange={(attribute) => onChange({ attribute: attribute ?? '' })}
        />
      )}
      <NumberField
        label={texts.limit}
        min={0}
        value={line.limit}
        error={wrong(flaws.limit, line.unit === 'share' ? texts.percentWrong : texts.numberWrong)}
        onChange={(limit) => onChange({ limit })}
      />
      <SelectField
        label={texts.unit}
        value={line.unit}
        choices={stopUnits.map((value) => ({ value, label: texts.units[value] }))}
        onChange={(unit) => onChange({ unit: unit ?? 'share' })}
      />
      <NumberField
        label={texts.sample}
        min={1}
        value={line.minimumSample}
        error={wrong(flaws.minimumSample, texts.numberWrong)}
        onChange={(minimumSample) => onChange({ minimumSample })}
      />
      <TextButton onClick={onRemove}>{texts.remove}</TextButton>
    </div>
  );
}

function StopLines({ lines, isChecked, onChange }: Lines<StopDraft>) {
  const texts = useTexts(runTexts);
  const { nextKey, change, remove } = editing({ lines, onChange });
  return (
    <fieldset className="run-lines">
      <legend>{texts.stopRules}</legend>
      <p className="bw-quiet">{texts.changeText}</p>
      {lines.map((line) => (
        <StopLine
          key={line.key}
          line={line}
          isChecked={isChecked}
          onChange={(part) => change(line.key, part)}
          onRemove={() => remove(line.key)}
        />
      ))}
      <TextButton onClick={() => onChange([...lines, newStop(nextKey)])}>{texts.addStop}</TextButton>
    </fieldset>
  );
}

function RetryLines({ lines, isChecked, onChange }: Lines<RetryDraft>) {
  const texts = useTexts(runTexts);
  const wrong = useWrong(isChecked);
  const { nextKey, change, remove } = editing({ lines, onChange });
  return (
    <fieldset className="run-lines">
      <legend>{texts.retries}</legend>
      <p className="bw-quiet">{texts.matchHelp}</p>
      {lines.map((line) => (
        <div key={line.key} className="run-line">
          <TextField
            label={texts.match}
            value={line.match}
            onChange={(match) => change(line.key, { match })}
          />
          <NumberField
            label={texts.most}
            min={1}
            max={5}
            value={line.most}
            error={wrong(flawsOfRetry(line).most, texts.numberWrong)}
            onChange={(most) => change(line.key, { most })}
          />
          <NumberField
            label={texts.afterDays}
            min={1}
            max={30}
            value={line.afterDays}
            error={wrong(flawsOfRetry(line).afterDays, texts.numberWrong)}
            onChange={(afterDays) => change(line.key, { afterDays })}
          />
          <TextButton onClick={() => remove(line.key)}>{texts.remove}</TextButton>
        </div>
      ))}
      <TextButton onClick={() => onChange([...lines, newRetry(nextKey)])}>{texts.addRetry}</TextButton>
    </fieldset>
  );
}

function DeferralFields({
  draft,
  isChecked,
  onChange,
}: {
  readonly draft: RulesDraft;
  readonly isChecked: boolean;
  readonly onChange: (value: RulesDraft['deferrals']) => void;
}) {
  const texts = useTexts(deferralTexts);
  const words = useTexts(runTexts);
  const wrong = useWrong(isChecked);
  const { deferrals: value } = draft;
  const flaws = flawsOfRest(draft);
  return (
    <div className="run-line">
      <NumberField
        label={texts.most}
        help={texts.mostHelp}
        min={0}
        max={10}
        value={value.most}
        error={wrong(flaws.mostDeferrals, words.numberMissing)}
        onChange={(most) => onChange({ ...value, most })}
      />
      <NumberField
        label={texts.withinDays}
        help={texts.withinHelp}
        min={1}
        max={365}
        value={value.withinDays}
        error={wrong(flaws.withinDays, words.numberWrong)}
        onChange={(withinDays) => onChange({ ...value, withinDays })}
      />
    </div>
  );
}

function FollowingFields({
  value,
  onChange,
}: {
  readonly value: RulesDraft['following'];
  readonly onChange: (value: RulesDraft['following']) => void;
}) {
  const texts = useTexts(nextStageTexts);
  return (
    <>
      <NumberField
        label={texts.afterDays}
        help={texts.afterHelp}
        min={0}
        max={90}
        value={value.afterDays}
        onChange={(afterDays) => onChange({ ...value, afterDays })}
      />
      <CheckField
        label={texts.hand}
        value={value.byHand}
        onChange={(byHand) => onChange({ ...value, byHand })}
      />
    </>
  );
}

/** What a stage needs a plan for before it starts. */
function PlanFields({
  value,
  onChange,
}: {
  readonly value: readonly PlanTrack[];
  readonly onChange: (plans: readonly PlanTrack[]) => void;
}) {
  const texts = useTexts(runTexts);
  const { tracks } = useTexts(trackTexts);
  return (
    <fieldset className="run-lines">
      <legend>{texts.plans}</legend>
      <p className="bw-quiet">{texts.plansHelp}</p>
      {planTracks.map((track) => (
        <CheckField
          key={track}
          label={tracks[track]}
          value={value.includes(track)}
          onChange={(isAsked) =>
            onChange(isAsked ? [...value, track] : value.filter((other) => other !== track))
          }
        />
      ))}
    </fieldset>
  );
}

export function RulesDialog({ rules, onClose }: { readonly rules: RunRules; readonly onClose: () => void }) {
  const texts = useTexts(runTexts);
  const rolloutId = useRolloutId();
  const [draft, setDraft] = useState(() => draftOf(rules));
  const [reason, setReason] = useState('');
  const [isLacking, setLacking] = useState(false);
  const save = useCommand(runRuleRoutes.setRunRules, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  });
  const whole = rulesOf(draft);
  const hasReason = reason.trim().length >= reasonLengthMin;
  const isReady = whole !== null && hasReason;
  const submit = () => {
    setLacking(!isReady);
    if (isReady) save.mutate({ params: { rolloutId }, body: { ...whole, reason: reason.trim() } });
  };
  return (
    <Dialog isOpen title={texts.change} width={600} onClose={onClose}>
      <FieldErrors errors={save.error?.errors}>
        <Form onSubmit={submit}>
          <StopLines
            lines={draft.stops}
            isChecked={isLacking}
            onChange={(stops) => setDraft({ ...draft, stops })}
          />
          <RetryLines
            lines={draft.retries}
            isChecked={isLacking}
            onChange={(retries) => setDraft({ ...draft, retries })}
          />
          <NumberField
            label={texts.rollbackDays}
            help={texts.rollbackDaysHelp}
            min={1}
            max={365}
            value={draft.rollbackDays}
            onChange={(rollbackDays) => setDraft({ ...draft, rollbackDays })}
          />
          <PlanFields value={draft.plans} onChange={(plans) => setDraft({ ...draft, plans })} />
          <DeferralFields
            draft={draft}
            isChecked={isLacking}
            onChange={(deferrals) => setDraft({ ...draft, deferrals })}
          />
          <FollowingFields
            value={draft.following}
            onChange={(following) => setDraft({ ...draft, following })}
          />
          <TextField
            label={texts.reason}
            help={texts.reasonHelp}
            pointer="/reason"
            value={reason}
            error={isLacking && !hasReason ? texts.reasonWrong : undefined}
            onChange={setReason}
            isRequired
          />
          {isLacking && !isReady && <Notice tone="warn">{texts.missing}</Notice>}
          {save.error !== null && save.error.errors.length === 0 && <ProblemNotice problem={save.error} />}
          <FormFoot label={texts.save} isBusy={save.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
