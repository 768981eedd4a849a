/** Which apps simulated people have, and for whom one does not work after the change. */
import { hashText, type PersonDraw } from './person-draw.ts';
import type { Scenario } from './scenario.ts';

export type AppReport = { readonly app: string; readonly works: boolean };

/** The apps of each person, in the order of the scenario. The draws are the person's own: another seed, other people. */
export function createAppReports(
  draw: PersonDraw,
  { apps = {} }: Pick<Scenario, 'apps'>,
): (person: number) => AppReport[] {
  const known = Object.entries(apps).map(([app, shares]) => ({ app, key: hashText(app), ...shares }));
  return (person) =>
    known
      .filter(({ key, share }) => draw(person, 'has_app', key) < share)
      .map(({ app, key, failureShare }) => ({ app, works: draw(person, 'app_fails', key) >= failureShare }));
}
