/** What the person does next, most urgent first, each leading to the place that does it. */
import { Link } from '@tanstack/react-router';
import type { RolloutId } from '#contracts/ids.ts';
import type { Board } from '#contracts/rollouts.ts';
import { hasPage } from '../../app/places.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { overviewTexts } from './overview-texts.ts';

type Action = Board['next'][number];

/** Where an action is done; the overview's own are the holds beside the list. */
function GoLink({
  action,
  rolloutId,
  title,
}: {
  readonly action: Action;
  readonly rolloutId: RolloutId;
  readonly title: string;
}) {
  const texts = useTexts(overviewTexts);
  const label = (
    <>
      {texts.open}
      <span className="bw-hidden">: {title}</span>
    </>
  );
  if (action.place === 'overview') return <a href="#holds">{label}</a>;
  if (!hasPage(action.place)) return null;
  const path = action.place === 'people' ? '/people' : `/rollouts/${rolloutId}/${action.place}`;
  return (
    <Link to={path} search={action.tab === undefined ? {} : { tab: action.tab }}>
      {label}
    </Link>
  );
}

/** The card. */
export function NextActions({ board, rolloutId }: { readonly board: Board; readonly rolloutId: RolloutId }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const say = useSay();
  const actions = board.next.map((action) => ({
    action,
    words: { title: say(action.title), detail: say(action.detail) },
  }));
  return (
    <Card
      title={texts.nextTitle}
      note={actions.length === 0 ? undefined : texts.nextOpen(format.number(actions.length))}
      isLined
    >
      {actions.length === 0 ? (
        <p className="bw-card-quiet">{texts.nextNone}</p>
      ) : (
        <Rows label={texts.nextTitle}>
          {actions.map(({ action, words }, index) => (
            <Row
              key={`${words.title} ${words.detail}`}
              title={index === 0 ? <b>{words.title}</b> : words.title}
              note={<span className="bw-two-lines">{words.detail}</span>}
              end={<GoLink action={action} rolloutId={rolloutId} title={words.title} />}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
