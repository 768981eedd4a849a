/** One straggler in the side panel: everything that is known, and what can be done. */
import { Button } from '@mantine/core';
import type { Straggler } from '#contracts/stragglers.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Details, type Detail } from '../../ui/details.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import type { CareKind } from './care-dialog.tsx';
import { StragglerStateTag } from './straggler-words.tsx';
import { stragglersTexts } from './stragglers-texts.ts';

/** As many fit beside each other in every language. */
const buttonsMax = 2;

const optional = (name: string, value: string | null): readonly Detail[] =>
  value === null || value === '' ? [] : [[name, value]];

function RestOfDetails({ row }: { readonly row: Straggler }) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  const stageName = useStageName();
  return (
    <PanelSection title={texts.details}>
      <Details
        entries={[
          [texts.lastContact, row.lastContactAt === null ? texts.never : format.dateTime(row.lastContactAt)],
          [texts.since, format.dateTime(row.since)],
          [texts.stage, stageName(row.stageName)],
          [texts.attempt, format.number(row.attempt)],
          ...optional(texts.putOff, row.deferrals === 0 ? null : texts.times(row.deferrals)),
          ...optional(texts.starts, row.scheduledAt && format.dateTime(row.scheduledAt, row.timeZone)),
          ...optional(texts.department, row.department),
          ...optional(texts.site, row.site),
          ...optional(texts.email, row.email),
        ]}
      />
    </PanelSection>
  );
}

export function StragglerPanel({
  row,
  kinds,
  onCare,
  onClose,
}: {
  readonly row: Straggler;
  /** What the reader may do. */
  readonly kinds: readonly CareKind[];
  readonly onCare: (kind: CareKind) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  const say = useSay();
  const { forecast } = row;
  const buttons = kinds.slice(0, buttonsMax).map((kind) => (
    <Button key={kind} onClick={() => onCare(kind)}>
      {texts[kind]}
    </Button>
  ));
  const rest = kinds.slice(buttonsMax).map((kind) => (
    <TextButton key={kind} onClick={() => onCare(kind)}>
      {texts[kind]}
    </TextButton>
  ));
  return (
    <SidePanel
      title={row.displayName}
      subtitle={<StragglerStateTag state={row.state} />}
      onClose={onClose}
      buttons={buttons.length === 0 ? undefined : buttons}
      foot={rest.length > 0 && <div className="straggler-more">{rest}</div>}
    >
      <p>{texts.meanings[row.state]}</p>
      <Details
        entries={[
          ...optional(texts.reason, row.reason && say(row.reason)),
          [texts.owner, row.owner ?? texts.noOwner],
          [texts.nextStep, say(row.nextStep)],
          [texts.forecast, forecast === null ? texts.unknown : format.weekday(forecast.on)],
        ]}
      />
      <p className="bw-quiet">{forecast === null ? texts.unknownWhy : texts.bases[forecast.basis]}</p>
      <RestOfDetails row={row} />
    </SidePanel>
  );
}
