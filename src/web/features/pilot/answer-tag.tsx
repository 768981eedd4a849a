/** What a person of the cohort has said, as a tag. */
import type { CohortMemberRow } from '#contracts/participation.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { participationTexts } from './participation-texts.ts';

const looks = {
  candidate: { tone: 'none', icon: 'minus' },
  invited: { tone: 'accent', icon: 'messages' },
  accepted: { tone: 'pass', icon: 'check' },
  declined: { tone: 'warn', icon: 'cross' },
  waitlisted: { tone: 'accent', icon: 'clock' },
} as const;

export function AnswerTag({ status, problem }: Pick<CohortMemberRow, 'status' | 'problem'>) {
  const texts = useTexts(participationTexts);
  if (problem === 'left' || problem === 'excluded')
    return (
      <Tag tone="warn" icon="warn">
        {texts.problems[problem]}
      </Tag>
    );
  return <Tag {...looks[status]}>{texts.statuses[status]}</Tag>;
}
