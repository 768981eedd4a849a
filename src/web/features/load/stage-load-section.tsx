/** The weeks of a stage that are heavy or called busy, for panels about a stage; nothing when there are none. */
import { Link } from '@tanstack/react-router';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { loadRoutes } from '#contracts/load.ts';
import { useRoute } from '../../api/hooks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { loadTexts } from './load-texts.ts';

export function StageLoadSection({
  rolloutId,
  stageId,
}: {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
}) {
  const texts = useTexts(loadTexts);
  const format = useFormat();
  const rows = useRoute(loadRoutes.getStageLoad, { params: { rolloutId, stageId } }, { isCostly: true }).data
    ?.rows;
  if (rows === undefined || rows.length === 0) return null;
  return (
    <PanelSection title={texts.sectionTitle}>
      <Rows label={texts.sectionTitle}>
        {rows.map(({ department, week, hours, warning, note }) => (
          <Row
            key={`${week}${department ?? ''}`}
            icon="warn"
            tone="warn"
            title={`${department ?? texts.noDepartment}, ${texts.weekOf(format.dayMonth(week))}`}
            note={[texts.warnings[warning](format.number(hours, 1)), note]
              .filter((part) => part !== '')
              .join(': ')}
          />
        ))}
      </Rows>
      <Link to="/load" search={{ from: rows[0]?.week }}>
        {texts.toLoad}
      </Link>
    </PanelSection>
  );
}
