/** The four tracks of the pilot with their hypotheses, and whether the evidence supports or refutes each. */
import {
  readTracks,
  tracks,
  type CriterionDefinition,
  type Track,
  type TrackReading,
  type TrackTried,
  type Verdict,
} from '#contracts/criteria.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { trackTexts } from './track-texts.ts';
import './tracks-card.css';

const icons: Readonly<Record<Track, IconName>> = {
  technology: 'apps',
  communication: 'chat',
  training: 'training',
  support: 'helpdesk',
};
const tones = { supported: 'pass', refuted: 'fail', open: 'none' } as const;

type Judged = Pick<CriterionDefinition, 'track' | 'hypothesis'> & {
  /** Absent while nothing has been judged. */
  readonly evaluation?: { readonly verdict: Verdict; readonly n: number } | undefined;
};

function TrackRow({
  reading,
  tried,
  isJudged,
}: {
  readonly reading: TrackReading;
  readonly tried: TrackTried | undefined;
  readonly isJudged: boolean;
}) {
  const texts = useTexts(trackTexts);
  const format = useFormat();
  const { track, criteria, hasEvidence, hypotheses } = reading;
  const { findings = 0, tasks = 0, questions = 0, answers = 0 } = tried ?? {};
  const facts = [
    criteria === 0 ? '' : texts.criteria(criteria, format.number(criteria)),
    findings === 0 ? '' : texts.findings(findings, format.number(findings)),
    tasks === 0 ? '' : texts.tasks(tasks, format.number(tasks)),
    answers === 0 ? '' : texts.answers(answers, format.number(answers)),
  ];
  const isNamed = criteria + questions + answers > 0;
  const isSilent = !isNamed || (isJudged && !hasEvidence);
  return (
    <Row
      icon={icons[track]}
      tone={isSilent ? 'warn' : undefined}
      title={<b>{texts.tracks[track]}</b>}
      note={
        !isNamed
          ? texts.untried
          : isSilent
            ? questions > 0
              ? texts.unanswered
              : texts.unproven
            : facts.filter((fact) => fact !== '').join(' · ')
      }
    >
      {hypotheses.length > 0 && (
        <ul className="track-hypotheses">
          {hypotheses.map(({ text, state }) => (
            <li key={text}>
              <span>{text}</span>
              {isJudged && <Tag tone={tones[state]}>{texts.states[state]}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </Row>
  );
}

const nothingTried: readonly TrackTried[] = [];

/** The card; nothing while neither a criterion nor a question of the survey names a track. */
export function TracksCard({
  criteria,
  tried = nothingTried,
}: {
  readonly criteria: readonly Judged[];
  readonly tried?: readonly TrackTried[];
}) {
  const texts = useTexts(trackTexts);
  const readings = readTracks(
    criteria.map(({ track, hypothesis, evaluation }) => ({
      track,
      hypothesis,
      verdict: evaluation?.verdict ?? 'no_data',
      n: evaluation?.n ?? 0,
    })),
    tried,
  );
  if (readings.length !== tracks.length) return null;
  const isJudged = criteria.some(({ evaluation }) => evaluation !== undefined);
  return (
    <Card title={texts.title} note={texts.note} isLined>
      <Rows label={texts.title}>
        {readings.map((reading) => (
          <TrackRow
            key={reading.track}
            reading={reading}
            tried={tried.find(({ track }) => track === reading.track)}
            isJudged={isJudged}
          />
        ))}
      </Rows>
    </Card>
  );
}
