/** What the bars of themes show: pieces per person who has started, in one scale for all themes. */
import type { FeedbackOverview, FeedbackTheme } from '#contracts/feedback.ts';

/** Pieces per person of each stage. */
export function ratesOf({ byStage }: FeedbackTheme, { stages }: FeedbackOverview): number[] {
  return stages.map(({ people }, index) => (people === 0 ? 0 : (byStage[index] ?? 0) / people));
}

/** The highest rate of any theme in any stage; 0 without pieces. */
export function highestRate(overview: FeedbackOverview): number {
  return Math.max(0, ...overview.themes.flatMap((theme) => ratesOf(theme, overview)));
}

/** What stands under a bar: the number in a name such as "Wave 3", else its first letter. */
export function shortName(name: string): string {
  return /\d+/.exec(name)?.[0] ?? name.slice(0, 1);
}
