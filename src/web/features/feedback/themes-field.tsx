/** Themes to choose or to write: plain words, each shown as a chip. */
import { TagsInput } from '@mantine/core';
import { themeLengthMax } from '#contracts/feedback.ts';

export function ThemesField({
  label,
  help,
  existing,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly existing: readonly string[];
  readonly value: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (themes: string[]) => void;
}) {
  return (
    <TagsInput
      label={label}
      description={help}
      data={[...existing]}
      value={[...value]}
      maxTags={10}
      maxLength={themeLengthMax}
      error={error}
      acceptValueOnBlur
      onChange={onChange}
    />
  );
}
