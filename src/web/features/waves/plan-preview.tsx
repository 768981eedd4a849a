/** Who would start in which week, and what the helpdesk would have to take; nothing is changed by looking. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { wavesRoutes, type WaveDraft } from '#contracts/waves.ts';
import { call } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { LoadBars } from '../../ui/charts/load-bars.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/progress.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { ticketsTaken, type LayoutBody } from './draft-plan.ts';
import { limitTexts } from './limit-texts.ts';
import { wavesTexts } from './waves-texts.ts';
import { weekNumber } from './weeks.ts';

/** As the chart lays them out: the words at the left, and what a week needs. */
const chartLabelWidth = 132;
const columnMin = 44;

export type Preview = {
  readonly waves: readonly WaveDraft[];
  readonly people: number;
  readonly excluded: number;
  readonly lastStartsOn: string | null;
  readonly weeks: number;
  readonly boundWeeks: number;
  readonly boundBy: Statement;
};

/** The preview of a layout; the last one stays while the next is on its way. */
export function usePreview(rolloutId: RolloutId, layout: LayoutBody | null) {
  return useQuery<Preview, ApiProblem>({
    queryKey: ['previewWaves', { rolloutId }, layout],
    queryFn: ({ signal }) =>
      call(
        wavesRoutes.previewWaves,
        { params: { rolloutId }, body: layout ?? { axes: [], startsOn: '', peoplePerWeek: 1 } },
        signal,
      ),
    enabled: layout !== null,
    placeholderData: keepPreviousData,
  });
}

function Charts({ preview, layout }: { readonly preview: Preview; readonly layout: LayoutBody }) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const capacity = ticketsTaken(layout.helpdesk);
  const rate = rateOf(preview);
  const column = (wave: WaveDraft, load: number) => ({
    id: wave.startsOn,
    label: texts.weekShort(format.number(weekNumber(wave.startsOn))),
    load,
    isMeasured: false,
  });
  const weeks = (
    <div className="bw-week-labels" aria-hidden="true">
      {preview.waves.map((wave) => (
        <span key={wave.week}>{texts.weekShort(format.number(weekNumber(wave.startsOn)))}</span>
      ))}
    </div>
  );
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="bw-plan-charts" role="group" tabIndex={0} aria-label={texts.previewTitle}>
      <div style={{ minWidth: chartLabelWidth + preview.waves.length * columnMin }}>
        <LoadBars
          columns={preview.waves.map((wave) => column(wave, wave.people))}
          capacity={layout.peoplePerWeek}
          capacityLabel={texts.chartPeopleLimit}
          title={texts.chartPeople}
          height={150}
        />
        {weeks}
        {rate !== null && capacity !== null && (
          <LoadBars
            columns={preview.waves.map((wave) => column(wave, Math.round(wave.expectedTickets ?? 0)))}
            capacity={capacity}
            capacityLabel={texts.chartTicketsLimit}
            title={texts.chartTickets}
            notes={[texts.chartTicketsNote(format.number(rate, 2))]}
            height={170}
          />
        )}
        {rate !== null && capacity !== null && weeks}
      </div>
    </div>
  );
}

/** How far the plan is from the best possible, and what forces that. */
function Bound({ preview: { weeks, boundWeeks, boundBy } }: { readonly preview: Preview }) {
  const texts = useTexts(limitTexts);
  const format = useFormat();
  const say = useSay();
  return (
    <p className="bw-bound">
      <b>
        {weeks <= boundWeeks
          ? texts.bestReached(weeks, format.number(weeks))
          : texts.bestMissed(format.number(boundWeeks), format.number(weeks))}
      </b>{' '}
      {texts.boundBy(say(boundBy))}
    </p>
  );
}

/** Tickets per person that the preview expects with, null when nothing was measured. */
export function rateOf(preview: Preview): number | null {
  const wave = preview.waves.find(({ people }) => people > 0);
  if (wave === undefined || wave.expectedTickets === null) return null;
  return wave.expectedTickets / wave.people;
}

function useColumns(capacity: number | null, hasExcluded: boolean): readonly Column<WaveDraft>[] {
  const texts = useTexts(wavesTexts);
  const { excluded } = useTexts(stateTexts).enrolment;
  const format = useFormat();
  return useMemo(() => {
    const groups = (wave: WaveDraft) =>
      wave.groups
        .map(
          ({ values, people }) =>
            `${values.map((value) => value ?? texts.notRecorded).join(' / ')} ${format.number(people)}`,
        )
        .join(', ');
    const tickets = (wave: WaveDraft) => {
      if (wave.expectedTickets === null) return '–';
      const count = Math.round(wave.expectedTickets);
      const over = capacity === null ? 0 : count - capacity;
      if (over <= 0) return format.number(count);
      return <b className="bw-over">{`${format.number(count)}, ${texts.over(format.number(over))}`}</b>;
    };
    return [
      {
        id: 'week',
        header: texts.columns.week,
        cell: (wave) => format.number(weekNumber(wave.startsOn)),
        width: '64px',
      },
      {
        id: 'starts',
        header: texts.columns.starts,
        cell: (wave) => format.weekday(wave.startsOn),
        width: '112px',
      },
      {
        id: 'people',
        header: texts.columns.people,
        cell: (wave) => format.number(wave.people),
        width: '76px',
        align: 'end',
      },
      ...(hasExcluded
        ? [
            {
              id: 'excluded',
              header: excluded,
              cell: (wave: WaveDraft) => format.number(wave.excluded),
              width: '104px',
              align: 'end' as const,
            },
          ]
        : []),
      {
        id: 'tickets',
        header: texts.columns.tickets,
        cell: tickets,
        width: '132px',
        align: 'end',
      },
      {
        id: 'groups',
        header: texts.columns.groups,
        cell: (wave) => <span title={groups(wave)}>{groups(wave)}</span>,
        width: 'minmax(160px, 1fr)',
      },
    ];
  }, [texts, format, capacity, excluded, hasExcluded]);
}

/** The card with charts and table. */
export function PlanPreview({
  layout,
  query,
}: {
  readonly layout: LayoutBody | null;
  readonly query: ReturnType<typeof usePreview>;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const capacity = ticketsTaken(layout?.helpdesk);
  const preview = query.data;
  const columns = useColumns(capacity, (preview?.excluded ?? 0) > 0);
  const rate = preview === undefined ? null : rateOf(preview);
  const last = preview?.lastStartsOn ?? null;
  return (
    <Card
      title={texts.previewTitle}
      note={
        last === null || preview === undefined || layout === null
          ? undefined
          : texts.previewNote(preview.waves.length, format.number(preview.waves.length), format.date(last))
      }
      foot={<span>{rate === null ? texts.rateAbsent : texts.rateKnown(format.number(rate, 2))}</span>}
    >
      {query.error !== null && <Notice tone="fail">{sentence(query.error)}</Notice>}
      {query.isPending && query.fetchStatus === 'fetching' && <Loading what={texts.what} />}
      {layout === null && <p className="bw-quiet">{texts.previewMissing}</p>}
      {preview !== undefined && preview.people === 0 && <p>{texts.previewNobody}</p>}
      {preview !== undefined && preview.people > 0 && layout !== null && (
        <>
          <Bound preview={preview} />
          <Charts preview={preview} layout={layout} />
          <DataTable
            label={texts.previewTitle}
            columns={columns}
            rows={preview.waves}
            rowId={(wave) => wave.week}
            maxRows={12}
            minWidth={620}
          />
        </>
      )}
    </Card>
  );
}
