/** Which track of the pilot a criterion tries, and the hypothesis it is evidence for. */
import { tracks, type Track } from '#contracts/criteria.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { SelectField, TextAreaField } from '../../ui/field.tsx';
import type { CriterionDraft } from './criterion-draft.ts';
import { trackTexts } from './track-texts.ts';

/** The fields; the hypothesis once there is a track. */
export function TrackFields({
  draft,
  onChange,
}: {
  readonly draft: CriterionDraft;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(trackTexts);
  const choose = (track: Track | '' | null) => {
    const { track: _earlier, hypothesis, ...rest } = draft;
    const kept = hypothesis === undefined ? {} : { hypothesis };
    onChange(track === null || track === '' ? rest : { ...rest, track, ...kept });
  };
  const expect = (text: string) => {
    const { hypothesis: _earlier, ...rest } = draft;
    onChange(text === '' ? rest : { ...rest, hypothesis: text });
  };
  return (
    <>
      <SelectField
        label={texts.track}
        help={texts.trackHelp}
        value={draft.track ?? ''}
        choices={[
          { value: '' as const, label: texts.noTrack },
          ...tracks.map((value) => ({ value, label: texts.tracks[value] })),
        ]}
        onChange={choose}
      />
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
