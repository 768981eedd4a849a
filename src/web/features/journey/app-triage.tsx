/** How a finding about an app was judged: on one line of the log, and in full at the finding. */
import type { Improvement } from '#contracts/journey.ts';
import type { AppTriage } from '#contracts/triage.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { isOpen } from './journey-shape.ts';
import { triageTexts } from './triage-texts.ts';

function useDue(improvement: Improvement, { dueOn }: AppTriage) {
  const texts = useTexts(triageTexts);
  const format = useFormat();
  const today = format.dateOf(useNow());
  const isLate = isOpen(improvement) && dueOn < today;
  const on = format.date(dueOn);
  return { isLate, on, words: isLate ? texts.overdue(on) : on };
}

/** The app, the severity and, while the finding is open, by when it is mended. */
export function TriageLine({
  improvement,
  app,
}: {
  readonly improvement: Improvement;
  readonly app: AppTriage;
}) {
  const texts = useTexts(triageTexts);
  const { isLate, words } = useDue(improvement, app);
  return (
    <small className="journey-app" data-late={isLate || undefined}>
      <Icon name="apps" size={14} />
      <span>
        {texts.tag(app.name, app.severity)}
        {isOpen(improvement) && `, ${texts.dueBy(words)}`}
      </span>
    </small>
  );
}

/** Everything that was judged. */
export function TriageDetails({
  improvement,
  app,
}: {
  readonly improvement: Improvement;
  readonly app: AppTriage;
}) {
  const texts = useTexts(triageTexts);
  const { words } = useDue(improvement, app);
  const entries: readonly Detail[] = [
    [texts.app, app.name],
    [texts.importance, texts.importanceOf[app.importance ?? 'none']],
    [texts.severityLabel, texts.grades[app.severity]],
    [texts.priorityLabel, texts.priorities[app.priority]],
    [texts.due, words],
    [texts.action, texts.actions[app.action]],
    ...(app.workaround === null ? [] : [[texts.workaround, app.workaround] as const]),
  ];
  return <Details entries={entries} />;
}
