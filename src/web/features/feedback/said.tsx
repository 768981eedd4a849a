/** What was said: themes above, then every piece with its source, to be grouped and to propose changes from. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import {
  feedbackRoutes,
  feedbackSources,
  type FeedbackOverview,
  type FeedbackPiece,
  type FeedbackRef,
} from '#contracts/feedback.ts';
import { tracks } from '#contracts/criteria.ts';
import type { FeedbackNoteId, ProposalId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { given } from '../../api/given.ts';
import { useCommand, useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, ChoiceChip, Chips } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/progress.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { trackTexts } from '../criteria/track-texts.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { feedbackTexts } from './feedback-texts.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { ThemeDialog } from './theme-dialog.tsx';
import { ThemesCard } from './themes-card.tsx';
import { ProposalStateTag } from './proposal-state.tsx';

const all = '-';

/** The filters in the address; an empty theme is "without one". */
function useFilters() {
  const [source, setSource] = useAddressValue('source');
  const [stage, setStage] = useAddressValue('stage');
  const [track, setTrack] = useAddressValue('track');
  const [theme, setTheme] = useAddressValue('theme');
  const [unsorted, setUnsorted] = useAddressValue('unsorted');
  return {
    source: feedbackSources.find((known) => known === source),
    stageId: stage === undefined ? undefined : (Number(stage) as StageId),
    track: tracks.find((known) => known === track),
    theme: unsorted === undefined ? theme : '',
    setSource: (next: string) => setSource(next === all ? null : next),
    setStage: (next: string) => setStage(next === all ? null : next),
    setTrack: (next: string) => setTrack(next === all ? null : next),
    setTheme: (next: string | null) => {
      setTheme(next);
      if (unsorted !== undefined) setUnsorted(null);
    },
    setUnsorted: (isOn: boolean) => setUnsorted(isOn ? 'yes' : null),
  };
}
type Filters = ReturnType<typeof useFilters>;

function FilterChips({
  filters,
  overview,
}: {
  readonly filters: Filters;
  readonly overview: FeedbackOverview;
}) {
  const texts = useTexts(feedbackTexts);
  const trackWords = useTexts(trackTexts).tracks;
  const format = useFormat();
  const stageName = useStageName();
  const { source, stageId, track, theme } = filters;
  return (
    <Chips label={texts.filters}>
      <ChoiceChip
        label={texts.source}
        value={source ?? all}
        isOn={source !== undefined}
        choices={[
          { value: all, label: texts.all },
          ...feedbackSources.map((value) => ({
            value,
            label: `${texts.sources[value]} (${format.number(overview.sources[value])})`,
          })),
        ]}
        onChange={filters.setSource}
      />
      <ChoiceChip
        label={texts.stage}
        value={stageId === undefined ? all : String(stageId)}
        isOn={stageId !== undefined}
        choices={[
          { value: all, label: texts.all },
          ...overview.stages.map((one) => ({ value: String(one.stageId), label: stageName(one.name) })),
        ]}
        onChange={filters.setStage}
      />
      <ChoiceChip
        label={texts.track}
        value={track ?? all}
        isOn={track !== undefined}
        choices={[
          { value: all, label: texts.all },
          ...tracks.map((value) => ({ value, label: trackWords[value] })),
        ]}
        onChange={filters.setTrack}
      />
      <Chip
        label={texts.unsorted}
        value={format.number(overview.unsorted)}
        isOn={theme === ''}
        onClick={() => filters.setUnsorted(theme !== '')}
      />
      {theme !== undefined && theme !== '' && (
        <Chip label={texts.theme(theme)} isOn onRemove={() => filters.setTheme(null)} />
      )}
    </Chips>
  );
}

/** Where, when and from whom, as far as it may be told. */
function useOrigin(): (piece: FeedbackPiece) => string {
  const texts = useTexts(feedbackTexts);
  const trackWords = useTexts(trackTexts).tracks;
  const format = useFormat();
  const stageName = useStageName();
  return ({ source, channel, stage, department, on, by, track }) =>
    [
      channel === null ? texts.sources[source] : texts.channels[channel],
      stage === null ? texts.before : stageName(stage.name),
      department,
      track === null ? null : trackWords[track],
      on === null ? null : format.date(on),
      by === null ? null : texts.by(by),
    ]
      .filter((part) => part !== null)
      .join(' · ');
}

const keyOf = ({ source, key }: FeedbackRef): string => `${source} ${key}`;

function Piece({
  rolloutId,
  piece,
  isSelected,
  onSelect,
  onOpen,
}: {
  readonly rolloutId: RolloutId;
  readonly piece: FeedbackPiece;
  readonly isSelected: boolean;
  readonly onSelect: (() => void) | undefined;
  readonly onOpen: (proposalId: ProposalId) => void;
}) {
  const texts = useTexts(feedbackTexts);
  const origin = useOrigin();
  const remove = useCommand(feedbackRoutes.removeFeedbackNote, {
    onDone: () => showToast({ tone: 'pass', title: texts.removed }),
  });
  const { source, key, text, themes, proposals } = piece;
  const canRemove = source === 'note' && proposals.length === 0 && onSelect !== undefined;
  return (
    <li data-selected={isSelected || undefined}>
      {onSelect !== undefined && (
        <Checkbox checked={isSelected} aria-label={texts.select(text)} onChange={onSelect} />
      )}
      <div className="feedback-piece">
        <p className="feedback-said">{text}</p>
        <p className="feedback-origin">
          <span>{origin(piece)}</span>
          {themes.map((theme) => (
            <Tag key={theme} icon={null}>
              {theme}
            </Tag>
          ))}
          {proposals.map(({ proposalId, status }) => (
            <TextButton key={proposalId} onClick={() => onOpen(proposalId)}>
              {texts.linked}: <ProposalStateTag status={status} />
            </TextButton>
          ))}
          {canRemove && (
            <TextButton
              label={texts.removeOf(text)}
              isDisabled={remove.isPending}
              onClick={() =>
                remove.mutate({ params: { rolloutId, feedbackNoteId: Number(key) as FeedbackNoteId } })
              }
            >
              {texts.remove}
            </TextButton>
          )}
        </p>
      </div>
    </li>
  );
}

type Chosen = ReadonlyMap<string, FeedbackPiece>;

function SelectionBar({
  chosen,
  onSort,
  onPropose,
  onClear,
}: {
  readonly chosen: Chosen;
  readonly onSort: () => void;
  readonly onPropose: () => void;
  readonly onClear: () => void;
}) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  return (
    <div className="feedback-bar">
      <b>{texts.selected(chosen.size, format.number(chosen.size))}</b>
      <Button size="compact-sm" onClick={onPropose}>
        {texts.propose}
      </Button>
      <Button size="compact-sm" onClick={onSort}>
        {texts.sort}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {texts.clear}
      </Button>
    </div>
  );
}

type OpenDialog = 'sort' | 'propose' | null;

/** What is done with the selected pieces. */
function SelectionDialog({
  open,
  onProposed,
  ...shared
}: {
  readonly open: OpenDialog;
  readonly rolloutId: RolloutId;
  readonly pieces: readonly FeedbackPiece[];
  readonly overview: FeedbackOverview;
  readonly onDone: () => void;
  readonly onProposed: (proposalId: ProposalId) => void;
  readonly onClose: () => void;
}) {
  if (open === 'sort') return <ThemeDialog {...shared} />;
  if (open !== 'propose') return null;
  const { rolloutId, pieces, onDone, onClose } = shared;
  const proposed = (proposalId: ProposalId) => {
    onDone();
    onProposed(proposalId);
  };
  return <ProposeDialog rolloutId={rolloutId} pieces={pieces} onDone={proposed} onClose={onClose} />;
}

type ListProps = {
  readonly rollout: Rollout;
  readonly overview: FeedbackOverview;
  readonly filters: Filters;
  readonly onOpen: (proposalId: ProposalId) => void;
};

function PieceList({ rollout, overview, filters, onOpen }: ListProps) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const canWrite = useCan('feedback.write');
  const { rolloutId } = rollout;
  const [chosen, choose] = useState<Chosen>(new Map());
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const { source, stageId, track, theme } = filters;
  const { rows, total, hasMore, isLoading, loadMore, error, retry } = useRows(feedbackRoutes.listFeedback, {
    params: { rolloutId },
    query: given({ source, stageId, track, theme }),
  });
  const toggle = (piece: FeedbackPiece) => {
    const next = new Map(chosen);
    if (!next.delete(keyOf(piece))) next.set(keyOf(piece), piece);
    choose(next);
  };
  const done = () => {
    setDialog(null);
    choose(new Map());
  };
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  if (rows.length === 0)
    return isLoading ? <Loading what={texts.what} /> : <p className="bw-quiet">{texts.nothing}</p>;
  return (
    <>
      {chosen.size > 0 && (
        <SelectionBar
          chosen={chosen}
          onSort={() => setDialog('sort')}
          onPropose={() => setDialog('propose')}
          onClear={done}
        />
      )}
      <ul className="feedback-list" aria-label={texts.list}>
        {rows.map((piece) => (
          <Piece
            key={keyOf(piece)}
            rolloutId={rolloutId}
            piece={piece}
            isSelected={chosen.has(keyOf(piece))}
            onSelect={canWrite ? () => toggle(piece) : undefined}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {hasMore && (
        <Button loading={isLoading} onClick={loadMore}>
          {texts.more(format.number(total))}
        </Button>
      )}
      <SelectionDialog
        open={dialog}
        rolloutId={rolloutId}
        pieces={[...chosen.values()]}
        overview={overview}
        onDone={done}
        onProposed={onOpen}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

/** The part `said`. */
export function Said({
  rollout,
  overview,
  onOpen,
}: {
  readonly rollout: Rollout;
  readonly overview: FeedbackOverview;
  readonly onOpen: (proposalId: ProposalId) => void;
}) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const filters = useFilters();
  if (overview.pieces === 0)
    return (
      <EmptyState icon="chat" title={texts.empty}>
        {texts.emptyText}
      </EmptyState>
    );
  return (
    <>
      <ThemesCard overview={overview} chosen={filters.theme} onChoose={filters.setTheme} />
      <Card title={texts.list} count={format.number(overview.pieces)} note={texts.listNote}>
        <div className="feedback-filters">
          <FilterChips filters={filters} overview={overview} />
        </div>
        <PieceList rollout={rollout} overview={overview} filters={filters} onOpen={onOpen} />
      </Card>
    </>
  );
}
