/** How a connection stands, as a tag. */
import type { Connection } from '#contracts/connections.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { connectionTexts } from './connection-texts.ts';

type State = 'unchecked' | 'checking' | 'fine' | 'trouble' | 'reading' | 'waiting';

const looks: Readonly<Record<State, { readonly tone: Tone; readonly icon?: IconName }>> = {
  unchecked: { tone: 'none' },
  checking: { tone: 'accent', icon: 'clock' },
  fine: { tone: 'pass' },
  trouble: { tone: 'fail', icon: 'warn' },
  reading: { tone: 'accent', icon: 'clock' },
  waiting: { tone: 'warn' },
};

/** What somebody has to do comes first. */
function stateOf({ check, checkTaskId, readings }: Connection): State {
  const has = (status: Connection['readings'][number]['status']) =>
    readings.some((reading) => reading.status === status);
  if (checkTaskId !== null) return 'checking';
  if (has('running')) return 'reading';
  if (check?.isFine === false || has('failed')) return 'trouble';
  if (has('waiting')) return 'waiting';
  return check === null && readings.length === 0 ? 'unchecked' : 'fine';
}

export function ConnectionState({ connection }: { readonly connection: Connection }) {
  const { states } = useTexts(connectionTexts);
  const state = stateOf(connection);
  return <Tag {...looks[state]}>{states[state]}</Tag>;
}
