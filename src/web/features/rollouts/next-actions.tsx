/** What the person does next, most urgent first, each leading to the place that does it. */
import { Link } from '@tanstack/react-router';
import type { RolloutId } from '#contracts/ids.ts';
import type { Board } from '#contracts/rollouts.ts';
import { hasPage } from '../../app/places.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { useHoldReason } from './hold-reason.ts';
import { overviewTexts } from './overview-texts.ts';
import { useStageName } from './stage-name.ts';

type Action = Board['next'][number];
type Words = { readonly title: string; readonly detail: string };

/** Our words for an action by its code; the server's own where we do not know the code. */
function useActionWords(board: Board): (action: Action) => Words {
  const { next: texts } = useTexts(overviewTexts);
  const stageName = useStageName();
  const reasonOf = useHoldReason();
  const detailOfHold = (reason: string) => {
    const hold = board.holds.find((known) => known.reason === reason);
    return hold === undefined ? reason : reasonOf(hold);
  };
  const deciding = board.stages.filter((stage) => stage.status === 'awaiting_decision');
  return (action) => {
    switch (action.code) {
      case 'clear_hold':
        return { title: texts.clearHold, detail: detailOfHold(action.detail) };
      case 'decide_gate': {
        // The server names the stage at the end of its title.
        const stage = deciding.find(({ name }) => action.title.endsWith(name)) ?? deciding[0];
        return {
          title: texts.decideGate(stageName(stage?.name ?? '')),
          detail: texts.decideGateDetail,
        };
      }
      case 'choose_pilot':
        return { title: texts.choosePilot, detail: texts.choosePilotDetail };
      case 'freeze_criteria':
        return { title: texts.freezeCriteria, detail: texts.freezeCriteriaDetail };
      case 'start_pilot':
        return { title: texts.startPilot, detail: texts.startPilotDetail };
      case 'lay_out_waves':
        return { title: texts.layOutWaves, detail: texts.layOutWavesDetail };
      default:
        return action;
    }
  };
}

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
  return <Link to={path}>{label}</Link>;
}

/** The card. */
export function NextActions({ board, rolloutId }: { readonly board: Board; readonly rolloutId: RolloutId }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const wordsOf = useActionWords(board);
  const actions = board.next.map((action) => ({ action, words: wordsOf(action) }));
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
