/** Who was exchanged or added after the cohort was chosen, newest first, each with its reason. */
import type { RolloutId } from '#contracts/ids.ts';
import { pilotRoutes, type CohortView } from '#contracts/pilot.ts';
import { useRoute } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { participationTexts } from './participation-texts.ts';

/** The card of changes; nothing while there are none. */
export function ChangesCard({
  rolloutId,
  cohort,
}: {
  readonly rolloutId: RolloutId;
  readonly cohort: CohortView;
}) {
  const texts = useTexts(participationTexts);
  const format = useFormat();
  const canRead = useCan('people.read');
  const isNeeded = canRead && cohort.revision > 0;
  const params = { rolloutId, cohortId: cohort.cohortId };
  const query = useRoute(pilotRoutes.listCohortChanges, { params }, { isEnabled: isNeeded });
  if (!isNeeded || query.data === undefined) return null;
  return (
    <Card title={texts.changes} count={format.number(cohort.revision)} isLined>
      <Rows label={texts.changes}>
        {query.data.changes.toReversed().map((change) => (
          <Row
            key={change.revision}
            icon="shuffle"
            title={
              change.leaver === null
                ? texts.added(change.joiner)
                : texts.changed(change.leaver, change.joiner)
            }
            note={
              <>
                {change.reason} · {texts.by(change.madeBy, format.dateTime(change.at))} ·{' '}
                {texts.distance(
                  format.percent(change.distanceBefore, 2),
                  format.percent(change.distanceAfter, 2),
                )}
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
