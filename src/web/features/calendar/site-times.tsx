/** The sites with a time zone, working days or a start hour of their own. */
import { Fragment } from 'react';
import type { SiteTime } from '#contracts/calendar.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { clockOf } from '../../ui/hours.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { useWeekdays } from './day-names.ts';
import { siteTexts } from './site-texts.ts';

/** Five days from Monday on, or the names of the days. */
function useWorkingDays(): (days: readonly number[]) => string {
  const names = useWeekdays();
  const format = useFormat();
  return (days) => {
    const [first, last] = [days[0]!, days.at(-1)!];
    const isRun = days.length > 2 && last - first === days.length - 1;
    return isRun ? `${names[first]}–${names[last]}` : format.list(days.map((day) => names[day]!));
  };
}

/** A time zone that breaks after its slashes: some are wider than a phone leaves room for. */
function ZoneName({ zone }: { readonly zone: string }) {
  const [first, ...rest] = zone.split('/');
  return (
    <>
      {first}
      {rest.map((part) => (
        <Fragment key={part}>
          /<wbr />
          {part}
        </Fragment>
      ))}
    </>
  );
}

export function SiteTimes({
  sites,
  timeZone,
  openSite,
  onOpen,
}: {
  readonly sites: readonly SiteTime[];
  readonly timeZone: string;
  readonly openSite: string | null;
  /** Null enters a new one. */
  readonly onOpen: (site: string | null) => void;
}) {
  const texts = useTexts(siteTexts);
  const canPlan = useCan('rollout.plan');
  const daysOf = useWorkingDays();
  return (
    <Card
      title={texts.title}
      note={canPlan && <TextButton onClick={() => onOpen(null)}>{texts.add}</TextButton>}
      foot={sites.length === 0 ? undefined : texts.others(timeZone)}
    >
      {sites.length === 0 ? (
        <p className="bw-quiet">{texts.all(timeZone)}</p>
      ) : (
        <table className="cl-sites">
          <thead>
            <tr>
              <th scope="col">{texts.columns.site}</th>
              <th scope="col">{texts.columns.timeZone}</th>
              <th scope="col">{texts.columns.workingDays}</th>
              <th scope="col">{texts.columns.start}</th>
            </tr>
          </thead>
          <tbody>
            {sites.map(({ site, timeZone: own, workingDays, startHour = null }) => (
              <tr key={site} data-selected={site === openSite || undefined}>
                <th scope="row">
                  <button type="button" className="cl-open" title={site} onClick={() => onOpen(site)}>
                    {site}
                  </button>
                </th>
                <td>
                  <ZoneName zone={own} />
                </td>
                <td>{daysOf(workingDays)}</td>
                {startHour === null ? (
                  <td className="bw-quiet">{texts.ofRollout}</td>
                ) : (
                  <td>{clockOf(startHour)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
