/**
 * Small tags that name a state in a word with its glyph: colour is never the only signal. The machines
 * behind the states live elsewhere; this only names them.
 */
import type { ReactNode } from 'react';
import type { Verdict } from '#contracts/criteria.ts';
import type { PersonState, Rollout, Stage } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../i18n/locale-provider.tsx';
import { Icon, type IconName } from './icons/icon.tsx';
import { stateTexts } from './state-texts.ts';
import { toneIcons, type Tone } from './tone.ts';
import './state-tag.css';

export type { Verdict } from '#contracts/criteria.ts';
export type StageState = Stage['status'];
export type RolloutState = Rollout['status'];

/** A word in a tone; pass `icon={null}` for a tag that is not a verdict, such as "due Mon". */
export function Tag({
  tone = 'none',
  icon,
  children,
}: {
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | null | undefined;
  readonly children: ReactNode;
}) {
  const glyph = icon === undefined ? toneIcons[tone] : icon;
  return (
    <span className="bw-tag" data-tone={tone}>
      {glyph !== null && <Icon name={glyph} size={14} />}
      <span>{children}</span>
    </span>
  );
}

type Look = { readonly tone: Tone; readonly icon: IconName };

export const verdictLooks: Readonly<Record<Verdict, Look>> = {
  pass: { tone: 'pass', icon: 'check' },
  conditional: { tone: 'warn', icon: 'clock' },
  inconclusive: { tone: 'warn', icon: 'wave' },
  fail: { tone: 'fail', icon: 'cross' },
  no_data: { tone: 'none', icon: 'minus' },
  error: { tone: 'fail', icon: 'warn' },
};

/** The verdict of a criterion or a gate: glyph and word. */
export function VerdictTag({ verdict }: { readonly verdict: Verdict }) {
  const texts = useTexts(stateTexts);
  return <Tag {...verdictLooks[verdict]}>{texts.verdict[verdict]}</Tag>;
}

const stageLooks: Readonly<Record<StageState, Look>> = {
  planned: { tone: 'none', icon: 'calendar' },
  preparing: { tone: 'none', icon: 'edit' },
  ready: { tone: 'accent', icon: 'check' },
  in_progress: { tone: 'accent', icon: 'operations' },
  soaking: { tone: 'accent', icon: 'clock' },
  evaluating: { tone: 'accent', icon: 'clock' },
  awaiting_decision: { tone: 'warn', icon: 'clock' },
  extended: { tone: 'warn', icon: 'clock' },
  passed: { tone: 'pass', icon: 'check' },
  failed: { tone: 'fail', icon: 'cross' },
  skipped: { tone: 'none', icon: 'arrow-right' },
  cancelled: { tone: 'none', icon: 'cross' },
  rolled_back: { tone: 'fail', icon: 'undo' },
};

/** The state of a pilot, wave or hypercare stage; one that has passed is not green while people are left over. */
export function StageStateTag({
  state,
  residue = 0,
}: {
  readonly state: StageState;
  readonly residue?: number;
}) {
  const texts = useTexts(stateTexts);
  const format = useFormat();
  if (state === 'passed' && residue > 0)
    return <Tag tone="warn">{texts.passedWithout(residue, format.number(residue))}</Tag>;
  return <Tag {...stageLooks[state]}>{texts.stage[state]}</Tag>;
}

const rolloutLooks: Readonly<Record<RolloutState, Look>> = {
  draft: { tone: 'none', icon: 'edit' },
  in_review: { tone: 'warn', icon: 'clock' },
  running: { tone: 'accent', icon: 'operations' },
  paused: { tone: 'warn', icon: 'pause' },
  stopping: { tone: 'warn', icon: 'stop' },
  stopped: { tone: 'none', icon: 'stop' },
  rolling_back: { tone: 'fail', icon: 'undo' },
  rolled_back: { tone: 'fail', icon: 'undo' },
  completing: { tone: 'accent', icon: 'flag' },
  completed: { tone: 'pass', icon: 'check' },
  archived: { tone: 'none', icon: 'lock' },
};

/** The state of a rollout; `detail` is appended in words, for example "2 holds". */
export function RolloutStateTag({
  state,
  detail,
}: {
  readonly state: RolloutState;
  readonly detail?: string | undefined;
}) {
  const texts = useTexts(stateTexts);
  const word = texts.rollout[state];
  return <Tag {...rolloutLooks[state]}>{detail === undefined ? word : `${word}, ${detail}`}</Tag>;
}

const enrolmentLooks: Readonly<Record<PersonState, Look>> = {
  eligible: { tone: 'none', icon: 'minus' },
  scheduled: { tone: 'none', icon: 'calendar' },
  notified: { tone: 'accent', icon: 'messages' },
  trained: { tone: 'accent', icon: 'training' },
  started: { tone: 'accent', icon: 'operations' },
  succeeded: { tone: 'pass', icon: 'check' },
  deferred: { tone: 'warn', icon: 'clock' },
  failed: { tone: 'fail', icon: 'cross' },
  unreachable: { tone: 'warn', icon: 'blind-spot' },
  excluded: { tone: 'none', icon: 'lock' },
  cancelled: { tone: 'none', icon: 'cross' },
  rolled_back: { tone: 'fail', icon: 'undo' },
};

/** Where one person stands in a stage. */
export function EnrolmentStateTag({ state }: { readonly state: PersonState }) {
  const texts = useTexts(stateTexts);
  return <Tag {...enrolmentLooks[state]}>{texts.enrolment[state].toLocaleLowerCase()}</Tag>;
}
