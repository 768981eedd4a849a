/** How many tickets the helpdesk can take in a week, from what has been set on the page Helpdesk. */
import { workdaysPerWeek } from '#contracts/forecast.ts';
import type { Rollout } from '#contracts/rollouts.ts';

/** Null while nobody has said it. */
export function ticketsAWeek({ settings }: Pick<Rollout, 'settings'>): number | null {
  const { helpdesk = null } = settings;
  if (helpdesk === null) return null;
  return Math.floor((helpdesk.minutesPerDay * workdaysPerWeek) / helpdesk.minutesPerTicket);
}
