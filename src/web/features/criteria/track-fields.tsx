/** Which track of the pilot a criterion tries, and the hypothesis it is evidence for. */
import { tracks, type Track } from '#contracts/criteria.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { SelectField, TextAreaField } from '../../ui/field.tsx';
import type { CriterionDraft } from './criterion-draft.ts';
import { trackTexts } from './track-texts.ts';

/** Choosing a track, or none. */
export function TrackField({
  value,
  help,
  onChange,
}: {
  readonly value: Track | null;
  readonly help?: string | undefined;
  readonly onChange: (track: Track | null) => void;
}) {
  const texts = useTexts(trackTexts);
  return (
    <SelectField
      label={texts.track}
      help={help ?? texts.trackHelp}
      value={value ?? ''}
      choices={[
        { value: '' as const, label: texts.noTrack },
        ...tracks.map((track) => ({ value: track, label: texts.tracks[track] })),
      ]}
      onChange={(track) => onChange(track === '' ? null : track)}
    />
  );
}

/** The fields; the hypothesis once there is a track. */
export function TrackFields({
  draft,
  onChange,
}: {
  readonly draft: CriterionDraft;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(trackTexts);
  const choose = (track: Track | null) => {
    const { track: _earlier, hypothesis, ...rest } = draft;
    const kept = hypothesis === undefined ? {} : { hypothesis };
    onChange(track === null ? rest : { ...rest, track, ...kept });
  };
  const expect = (text: string) => {
    const { hypothesis: _earlier, ...rest } = draft;
    onChange(text === '' ? rest : { ...rest, hypothesis: text });
  };
  return (
    <>
      <TrackField value={draft.track ?? null} onChange={choose} />
      {draft.track !== undefined && (
        <TextAreaField
          label={texts.hypothesis}
          help={texts.hypothesisHelp}
          value={draft.hypothesis ?? ''}
          minRows={2}
          onChange={expect}
        />
      )}
    </>
  );
}
