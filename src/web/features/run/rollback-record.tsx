/** What was done to bring a stage back, in the record of the decision that asked for it. */
import type { RollbackStep } from '#contracts/rollback-plan.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { rollbackTexts } from './rollback-texts.ts';

/** The section; nothing where no stage is brought back. */
export function RollbackRecord({ steps }: { readonly steps: readonly RollbackStep[] }) {
  const texts = useTexts(rollbackTexts);
  const format = useFormat();
  if (steps.length === 0) return null;
  const taken = steps.filter(({ takenAt }) => takenAt !== null).length;
  return (
    <PanelSection
      title={texts.stepsTitle}
      note={texts.underWay(format.number(taken), format.number(steps.length))}
    >
      <Rows label={texts.stepsTitle}>
        {steps.map(({ place, step, takenAt, takenBy }) => (
          <Row
            key={place}
            icon={takenAt === null ? 'clock' : 'check'}
            tone={takenAt === null ? 'warn' : 'pass'}
            title={step}
            note={takenAt === null ? undefined : texts.taken(takenBy ?? '', format.dateTime(takenAt))}
          />
        ))}
      </Rows>
    </PanelSection>
  );
}
