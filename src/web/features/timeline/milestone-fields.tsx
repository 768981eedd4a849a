/** The fields of a milestone that its two forms share: name, owner and what it waits for. */
import { Button } from '@mantine/core';
import type { MilestoneLink } from '#contracts/milestones.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { linkKey, type Predecessors } from './milestone-words.ts';
import { timelineTexts } from './timeline-texts.ts';

/** A link that is being written: nothing chosen yet, or no number. */
export type LinkDraft = { readonly key: string | null; readonly workingDays: number | null };

export type MilestoneDraft = {
  readonly name: string;
  readonly owner: string;
  readonly links: readonly LinkDraft[];
};

export const emptyMilestone: MilestoneDraft = { name: '', owner: '', links: [] };

export function draftLinks(links: readonly MilestoneLink[]): LinkDraft[] {
  return links.map((link) => ({ key: linkKey(link), workingDays: link.workingDays }));
}

/** The draft as the server takes it, or null while something is missing. */
export function finished({ name, owner, links }: MilestoneDraft) {
  const whole = links.flatMap(({ key, workingDays }): MilestoneLink[] => {
    const [kind, id] = (key ?? '').split(' ');
    if (workingDays === null || (kind !== 'stage' && kind !== 'milestone')) return [];
    return [{ kind, id: Number(id), workingDays }];
  });
  if (whole.length < links.length || name.trim().length < 2) return null;
  return { name: name.trim(), owner: owner.trim() === '' ? null : owner.trim(), links: whole };
}

/** What the milestone waits for, a line each. */
function LinkFields({
  links,
  predecessors,
  isChecked,
  onChange,
}: {
  readonly links: readonly LinkDraft[];
  readonly predecessors: Predecessors;
  readonly isChecked: boolean;
  readonly onChange: (links: readonly LinkDraft[]) => void;
}) {
  const texts = useTexts(timelineTexts);
  const change = (index: number, part: Partial<LinkDraft>) =>
    onChange(links.map((link, at) => (at === index ? { ...link, ...part } : link)));
  const taken = new Set(links.map(({ key }) => key));
  return (
    <fieldset className="tl-links">
      <legend>{texts.links}</legend>
      <p className="bw-quiet">{texts.linksHelp}</p>
      {links.map((link, index) => (
        // Lines have no identity of their own: they are added and removed by place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="tl-link">
          <SelectField
            label={texts.after}
            placeholder={texts.choose}
            value={link.key}
            choices={[...predecessors]
              .filter(([key]) => key === link.key || !taken.has(key))
              .map(([value, label]) => ({ value, label }))}
            onChange={(key) => change(index, { key })}
            error={isChecked && link.key === null ? texts.linkOpen : undefined}
          />
          <NumberField
            label={texts.workingDays}
            value={link.workingDays}
            min={0}
            max={500}
            onChange={(workingDays) => change(index, { workingDays })}
          />
          <TextButton onClick={() => onChange(links.filter((_, at) => at !== index))}>
            {texts.removeLink(predecessors.get(link.key ?? '') ?? '…')}
          </TextButton>
        </div>
      ))}
      {links.length < predecessors.size && (
        <Button size="compact-sm" onClick={() => onChange([...links, { key: null, workingDays: 5 }])}>
          {texts.addLink}
        </Button>
      )}
    </fieldset>
  );
}

/** The fields; errors show once the form has been sent. */
export function MilestoneFields({
  draft,
  predecessors,
  isChecked,
  onChange,
}: {
  readonly draft: MilestoneDraft;
  readonly predecessors: Predecessors;
  readonly isChecked: boolean;
  readonly onChange: (draft: MilestoneDraft) => void;
}) {
  const texts = useTexts(timelineTexts);
  const { links } = draft;
  return (
    <>
      <TextField
        label={texts.name}
        help={texts.nameHelp}
        pointer="/name"
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        error={isChecked && draft.name.trim().length < 2 ? texts.short : undefined}
        isRequired
      />
      <TextField
        label={texts.owner}
        help={texts.ownerHelp}
        pointer="/owner"
        value={draft.owner}
        onChange={(owner) => onChange({ ...draft, owner })}
      />
      <LinkFields
        {...{ links, predecessors, isChecked }}
        onChange={(next) => onChange({ ...draft, links: next })}
      />
    </>
  );
}
