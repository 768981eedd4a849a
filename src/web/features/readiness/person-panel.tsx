/** One person in the side panel: the colour, each reason with the rows behind it, and what mends it. */
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import {
  readinessRoutes,
  type PersonReadiness,
  type ReadinessReason,
  type ReasonRow,
} from '#contracts/readiness.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { readinessTexts } from './readiness-texts.ts';
import { ReadinessTag } from './readiness-words.tsx';

const icons: Readonly<Record<ReasonRow['kind'], IconName>> = {
  device: 'laptop',
  app: 'apps',
  manager: 'people',
  exception: 'calendar',
  item: 'tasks',
};

/** What a row says in words: title, and a quiet line under it. */
function useRowWords() {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  return ({ kind, name, found, needed }: ReasonRow): readonly [title: string, note: string] => {
    if (kind === 'item') return [texts.itemsOpen(Number(name)), ''];
    if (kind === 'exception')
      return [name, found === null ? texts.awayOpen : texts.awayUntil(format.date(found))];
    if (kind === 'manager') return [name, found === null ? texts.gone : texts.awayUntil(format.date(found))];
    const parts = [found ?? texts.unclear, ...(needed === null ? [] : [texts.needed(needed)])];
    return [name, parts.join(', ')];
  };
}

function ReasonSection({
  reason,
  rows,
}: {
  readonly reason: ReadinessReason;
  readonly rows: readonly ReasonRow[];
}) {
  const texts = useTexts(readinessTexts);
  const words = useRowWords();
  return (
    <PanelSection title={texts.reasons[reason]}>
      {rows.length > 0 && (
        <Rows label={texts.reasons[reason]}>
          {rows.map((row) => {
            const [title, note] = words(row);
            return (
              <Row
                key={`${row.kind}${row.name}`}
                icon={icons[row.kind]}
                title={title}
                note={note === '' ? undefined : note}
              />
            );
          })}
        </Rows>
      )}
      <p className="bw-quiet">{texts.mends[reason]}</p>
    </PanelSection>
  );
}

function Found({ person }: { readonly person: PersonReadiness }) {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  const stageName = useStageName();
  return (
    <>
      {person.rows.length === 0 && <p>{texts.ready}</p>}
      {person.rows.map(({ reason, rows }) => (
        <ReasonSection key={reason} reason={reason} rows={rows} />
      ))}
      <PanelSection title={texts.details}>
        <Details
          entries={[
            [texts.stage, person.stageName === null ? texts.noStage : stageName(person.stageName)],
            [texts.date, person.scheduledOn === null ? texts.noDate : format.weekday(person.scheduledOn)],
            [texts.department, person.department ?? texts.noDepartment],
            ...(person.site === null ? [] : [[texts.site, person.site] as const]),
            ...(person.email === null ? [] : [[texts.email, person.email] as const]),
          ]}
        />
      </PanelSection>
    </>
  );
}

export function PersonPanel({
  rolloutId,
  personId,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly personId: PersonId;
  readonly onClose: () => void;
}) {
  const texts = useTexts(readinessTexts);
  const answer = useRoute(readinessRoutes.getReadinessPerson, { params: { rolloutId, personId } });
  return (
    <SidePanel
      title={answer.data?.displayName ?? texts.person}
      subtitle={answer.data && <ReadinessTag state={answer.data.state} />}
      onClose={onClose}
    >
      <Answer of={answer} what={texts.what}>
        {(person) => <Found person={person} />}
      </Answer>
    </SidePanel>
  );
}
