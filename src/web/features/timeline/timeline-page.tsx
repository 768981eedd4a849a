/** The timeline of a rollout: stages and milestones by date, and the milestones as a table that opens each. */
import { useState } from 'react';
import { milestoneRoutes, type Milestone } from '#contracts/milestones.ts';
import type { Board, Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useBoard, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { stagesWithPlace } from '../rollouts/phases.ts';
import { Gantt, GanttLegend } from './gantt.tsx';
import { MilestonePanel } from './milestone-panel.tsx';
import { useLinkWords, useMilestoneState, usePredecessors } from './milestone-words.ts';
import { NewMilestone } from './new-milestone.tsx';
import { timelineTexts } from './timeline-texts.ts';
import './timeline.css';

type Places = {
  readonly rollout: Rollout;
  readonly board: Board;
  readonly milestones: readonly Milestone[];
};

function MilestoneTable({
  board,
  milestones,
  openId,
  onOpen,
}: Omit<Places, 'rollout'> & {
  readonly openId: number | undefined;
  readonly onOpen: (milestone: Milestone) => void;
}) {
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  const stateOf = useMilestoneState();
  const linkWords = useLinkWords(usePredecessors(board.stages, milestones));
  if (milestones.length === 0) return <p className="bw-quiet">{texts.noMilestones}</p>;
  return (
    <table className="tl-table">
      <thead>
        <tr>
          <th scope="col">{texts.date}</th>
          <th scope="col">{texts.name}</th>
          <th scope="col">{texts.owner}</th>
          <th scope="col">{texts.waitsFor}</th>
          <th scope="col">{texts.state}</th>
        </tr>
      </thead>
      <tbody>
        {milestones.map((milestone) => {
          const { tone, words } = stateOf(milestone);
          return (
            <tr key={milestone.milestoneId} data-open={milestone.milestoneId === openId || undefined}>
              <td className="tl-date">{format.weekday(milestone.on)}</td>
              <th scope="row">
                <button type="button" className="tl-open" onClick={() => onOpen(milestone)}>
                  {milestone.name}
                </button>
              </th>
              <td>{milestone.owner}</td>
              <td>{milestone.links.map(linkWords).join(', ')}</td>
              <td>
                <Tag tone={tone} icon={tone === 'none' ? null : undefined}>
                  {words}
                </Tag>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function usePanel({ rollout, board, milestones }: Places) {
  const canPlan = useCan('rollout.plan');
  const [openId, open] = useAddressValue('milestone');
  const [isAdding, setAdding] = useState(false);
  const opened = milestones.find(({ milestoneId }) => String(milestoneId) === openId);
  const predecessors = usePredecessors(board.stages, milestones, opened?.milestoneId);
  const { rolloutId } = rollout;
  const panel = isAdding ? (
    <NewMilestone rolloutId={rolloutId} predecessors={predecessors} onClose={() => setAdding(false)} />
  ) : opened === undefined ? null : (
    <MilestonePanel
      key={`${opened.milestoneId} ${opened.on}`}
      rolloutId={rolloutId}
      milestone={opened}
      predecessors={predecessors}
      canPlan={canPlan}
      onClose={() => open(null)}
    />
  );
  const add = canPlan
    ? () => {
        open(null);
        setAdding(true);
      }
    : undefined;
  const show = ({ milestoneId }: Milestone) => {
    setAdding(false);
    open(String(milestoneId));
  };
  return { panel, add, show, openId: opened?.milestoneId };
}

function Timeline(places: Places) {
  const { rollout, board, milestones } = places;
  const texts = useTexts(timelineTexts);
  const { panel, add, show, openId } = usePanel(places);
  const hasDates = milestones.length > 0 || board.stages.some(({ startsOn }) => startsOn !== null);
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      commands={[
        { label: texts.print, kind: 'quiet', onRun: () => window.print() },
        ...(add === undefined ? [] : [{ label: texts.add, kind: 'primary' as const, onRun: add }]),
      ]}
      panel={panel}
    >
      {hasDates ? (
        <>
          <Card title={texts.plan} note={texts.planNote} foot={<GanttLegend />}>
            <Gantt stages={stagesWithPlace(board.stages)} milestones={milestones} />
          </Card>
          <Card title={texts.milestones} note={texts.milestonesNote}>
            <MilestoneTable board={board} milestones={milestones} openId={openId} onOpen={show} />
          </Card>
        </>
      ) : (
        <EmptyState icon="calendar" title={texts.emptyTitle}>
          {texts.empty}
        </EmptyState>
      )}
    </Page>
  );
}

export default function TimelinePage() {
  const texts = useTexts(timelineTexts);
  const rollout = useRollout();
  const board = useBoard();
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => <Answer of={board}>{(counts) => <Found rollout={found} board={counts} />}</Answer>}
    </Answer>
  );
}

function Found({ rollout, board }: Omit<Places, 'milestones'>) {
  const list = useRoute(milestoneRoutes.listMilestones, { params: { rolloutId: rollout.rolloutId } });
  return (
    <Answer of={list}>
      {({ milestones }) => <Timeline rollout={rollout} board={board} milestones={milestones} />}
    </Answer>
  );
}
