/** What the people of one stage answered to a question, as far as a group's answers may be told. */
import { exactInterval } from '#contracts/counted-share.ts';
import { favourableIn, type StageAnswers } from '#contracts/surveys.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { surveyTexts } from './survey-texts.ts';

/** A share of counted answers and its exact interval, in words. */
function useCountedShare() {
  const format = useFormat();
  return (count: number, told: number): readonly [share: string, range: string] => {
    const interval = exactInterval(count, told);
    const range =
      interval === null
        ? ''
        : `${format.number(interval.lower * 100)} – ${format.percent(interval.upper, 0)}`;
    return [format.percent(count / told, 0), range];
  };
}

function Bars({
  stage,
  options,
  isRating,
}: {
  readonly stage: StageAnswers;
  readonly options: readonly string[];
  readonly isRating: boolean;
}) {
  const texts = useTexts(surveyTexts);
  const format = useFormat();
  const shareOf = useCountedShare();
  const { counts, told } = stage;
  const most = Math.max(...counts);
  return (
    <>
      <ul className="survey-bars">
        {options.map((option, index) => {
          const count = counts[index] ?? 0;
          return (
            <li key={option}>
              <span>{option}</span>
              <i aria-hidden="true">
                <i style={{ width: `${(count / most) * 100}%` }} />
              </i>
              <b>{format.number(count)}</b>
              {!isRating && <small>{texts.share(...shareOf(count, told))}</small>}
            </li>
          );
        })}
      </ul>
      {isRating && <p className="survey-share">{texts.favourable(...shareOf(favourableIn(counts), told))}</p>}
    </>
  );
}

function Comments({ comments }: { readonly comments: readonly string[] }) {
  const texts = useTexts(surveyTexts);
  const format = useFormat();
  const said = [...new Set(comments)];
  return (
    <details>
      <summary>
        {texts.comments} ({format.number(said.length)}) <span className="bw-quiet">{texts.commentsNote}</span>
      </summary>
      <ul>
        {said.map((comment) => (
          <li key={comment}>{comment}</li>
        ))}
      </ul>
    </details>
  );
}

export function StageResults({
  stage,
  options,
  kind,
}: {
  readonly stage: StageAnswers;
  /** What can be chosen, in words. */
  readonly options: readonly string[];
  readonly kind: 'rating' | 'single' | 'text';
}) {
  const texts = useTexts(surveyTexts);
  const format = useFormat();
  const stageName = useStageName();
  const { asked, answered, told, figure, comments } = stage;
  const isPart = figure === 'shown' && told < answered;
  return (
    <div className="survey-stage">
      <p>
        <b>{stageName(stage.stageName)}</b>{' '}
        <span className="bw-quiet">
          {texts.answered(format.number(answered), format.number(asked))}
          {isPart && ` · ${texts.told(format.number(told))}`}
        </span>
      </p>
      {kind !== 'text' && figure === 'shown' && (
        <Bars stage={stage} options={options} isRating={kind === 'rating'} />
      )}
      {kind !== 'text' && figure !== 'shown' && <p className="bw-quiet">{texts.figures[figure]}</p>}
      {comments.length > 0 ? (
        <Comments comments={comments} />
      ) : (
        kind === 'text' && <p className="bw-quiet">{texts.fewWords}</p>
      )}
    </div>
  );
}
