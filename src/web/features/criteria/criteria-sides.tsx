/** What stands beside the criteria: what is missing before freezing, templates, how verdicts come about, the record. */
import type { CriteriaState } from '#contracts/criteria.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { VerdictTag } from '../../ui/state-tag.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import { completeAll, needsOf } from './criterion-draft.ts';
import { areGoalsReady, completeGoals } from './goal-draft.ts';
import { PeekingQuestion } from './peeking-dialog.tsx';
import { templates, type TemplateId } from './templates.ts';
import { templateTexts } from './template-texts.ts';
import type { PlanEditing } from './use-plan-editing.ts';

function Need({
  isMet,
  met,
  open,
}: {
  readonly isMet: boolean;
  readonly met: string;
  readonly open: string;
}) {
  return <Row icon={isMet ? 'check' : 'clock'} tone={isMet ? 'pass' : 'warn'} title={isMet ? met : open} />;
}

/** More than this blur what matters. */
const headlinesMax = 7;

/** What is missing before the criteria can be frozen. */
export function MissingCard({ editing }: { readonly editing: PlanEditing }) {
  const texts = useTexts(criteriaTexts);
  const format = useFormat();
  const { goals, drafts, isUnsaved } = editing;
  const needs = needsOf(drafts);
  return (
    <Card title={texts.missing} isLined>
      <Rows label={texts.missing}>
        <Need isMet={needs.measuredExit} met={texts.needs.measuredOk} open={texts.needs.measuredOpen} />
        <Need isMet={needs.qualitative} met={texts.needs.qualitativeOk} open={texts.needs.qualitativeOpen} />
        <Need
          isMet={completeAll(drafts) !== null && completeGoals(goals) !== null}
          met={texts.needs.completeOk}
          open={texts.needs.completeOpen}
        />
        {goals.length > 0 && (
          <Need isMet={areGoalsReady(goals, drafts)} met={texts.needs.goalsOk} open={texts.needs.goalsOpen} />
        )}
        {drafts.some(({ track }) => track !== undefined) && (
          <Need isMet={needs.tracks} met={texts.needs.tracksOk} open={texts.needs.tracksOpen} />
        )}
        {drafts.length > headlinesMax && (
          <Row icon="info" tone="warn" title={texts.needs.tooMany(format.number(headlinesMax))} />
        )}
        <Need isMet={!isUnsaved} met={texts.needs.savedOk} open={texts.needs.savedOpen} />
      </Rows>
    </Card>
  );
}

/** The templates, each with what it teaches. */
export function TemplatesCard({ onAdd }: { readonly onAdd: (id: TemplateId) => void }) {
  const texts = useTexts(criteriaTexts);
  const words = useTexts(templateTexts);
  return (
    <Card title={texts.add} note={texts.addNote} isLined>
      <Rows label={texts.add}>
        {templates.map(({ id, icon }) => (
          <Row
            key={id}
            icon={icon}
            title={<b>{words[id].name}</b>}
            note={words[id].teaches}
            end={
              <button
                type="button"
                className="bw-text-button"
                aria-label={texts.addNamed(words[id].name)}
                onClick={() => onAdd(id)}
              >
                {texts.addOne}
              </button>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}

const explained = ['pass', 'conditional', 'inconclusive', 'fail', 'no_data', 'error'] as const;

/** What each verdict means. */
export function VerdictsCard() {
  const texts = useTexts(criteriaTexts);
  return (
    <Card title={texts.verdicts} isLined foot={<span>{texts.verdictNote}</span>}>
      <ul className="criterion-verdicts">
        {explained.map((verdict) => (
          <li key={verdict}>
            <VerdictTag verdict={verdict} />
            <span>{texts.verdictMeans[verdict]}</span>
          </li>
        ))}
      </ul>
      <PeekingQuestion />
    </Card>
  );
}

/** When and as what the criteria were frozen. */
export function FrozenCard({ state }: { readonly state: CriteriaState }) {
  const texts = useTexts(criteriaTexts);
  const format = useFormat();
  if (state.frozenAt === null) return null;
  return (
    <Card title={texts.record} isLined>
      <p className="criterion-hash">
        <Icon name="clock" size={14} />
        <span>{format.dateTime(state.frozenAt)}</span>
      </p>
      <p className="criterion-hash">
        <Icon name="lock" size={14} />
        <span>
          {texts.hash}: <code>{state.hash}</code>
        </span>
      </p>
      <p className="bw-quiet">{texts.revision(format.number(state.revision))}</p>
    </Card>
  );
}
