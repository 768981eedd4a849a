/** Themes by how often they are heard: pieces, a bar per stage, and whether they are heard more often than before. */
import {
  themeTrend,
  type FeedbackOverview,
  type FeedbackTheme,
  type ThemeTrend,
} from '#contracts/feedback.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { feedbackTexts } from './feedback-texts.ts';
import { highestRate, ratesOf, shortName } from './theme-bars.ts';

const icons: Readonly<Record<ThemeTrend, IconName>> = {
  rising: 'chevron-up',
  falling: 'chevron-down',
  level: 'minus',
  unknown: 'minus',
};

/** Of the tallest bar, in px. */
const barHeight = 24;

function Bars({
  theme,
  overview,
  highest,
}: {
  readonly theme: FeedbackTheme;
  readonly overview: FeedbackOverview;
  readonly highest: number;
}) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const stageName = useStageName();
  const rates = ratesOf(theme, overview);
  return (
    <ul className="feedback-bars">
      {overview.stages.map(({ stageId, name, people }, index) => {
        const pieces = theme.byStage[index] ?? 0;
        const label = texts.inStage(stageName(name), format.number(pieces), format.number(people));
        return (
          <li key={stageId} title={label}>
            <span className="bw-hidden">{label}</span>
            <i
              aria-hidden
              data-none={pieces === 0 || undefined}
              style={{
                height: `${highest === 0 ? 0 : Math.round(((rates[index] ?? 0) / highest) * barHeight)}px`,
              }}
            />
            <small aria-hidden>{shortName(stageName(name))}</small>
          </li>
        );
      })}
    </ul>
  );
}

function ThemeRow({
  theme,
  overview,
  highest,
  isOpen,
  onChoose,
}: {
  readonly theme: FeedbackTheme;
  readonly overview: FeedbackOverview;
  readonly highest: number;
  readonly isOpen: boolean;
  readonly onChoose: () => void;
}) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const trend = themeTrend(
    overview.stages.map(({ people }, index) => ({ people, pieces: theme.byStage[index] ?? 0 })),
  );
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <RowName onOpen={onChoose}>{theme.theme}</RowName>
      </th>
      <td data-label={texts.heads.pieces}>{format.number(theme.pieces)}</td>
      <td data-label={texts.heads.stages}>
        <Bars theme={theme} overview={overview} highest={highest} />
      </td>
      <td data-label={texts.heads.trend}>
        <span className="feedback-trend" data-tone={trend === 'rising' ? 'warn' : undefined}>
          <Icon name={icons[trend]} size={14} /> {texts.trends[trend]}
        </span>
      </td>
      <td data-label={texts.heads.changes}>{format.number(theme.proposals)}</td>
    </tr>
  );
}

/** The card; choosing a theme shows its pieces below, choosing it again shows all. */
export function ThemesCard({
  overview,
  chosen,
  onChoose,
}: {
  readonly overview: FeedbackOverview;
  readonly chosen: string | undefined;
  readonly onChoose: (theme: string | null) => void;
}) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const { themes } = overview;
  const { heads } = texts;
  if (themes.length === 0)
    return (
      <Card title={texts.themes}>
        <p className="bw-quiet">{texts.themesNone}</p>
      </Card>
    );
  const highest = highestRate(overview);
  return (
    <Card title={texts.themes} count={format.number(themes.length)} note={texts.themesNote}>
      <div className="feedback-themes">
        <StackingTable heads={[heads.theme, heads.pieces, heads.stages, heads.trend, heads.changes]}>
          {themes.map((theme) => (
            <ThemeRow
              key={theme.theme}
              theme={theme}
              overview={overview}
              highest={highest}
              isOpen={chosen === theme.theme}
              onChoose={() => onChoose(chosen === theme.theme ? null : theme.theme)}
            />
          ))}
        </StackingTable>
      </div>
    </Card>
  );
}
