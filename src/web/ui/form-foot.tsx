/** The foot of a form in a dialog: leave it as it was, or send it. */
import { Button } from '@mantine/core';
import { useTexts } from '../i18n/locale-provider.tsx';
import { uiTexts } from './ui-texts.ts';

export function FormFoot({
  label,
  isBusy,
  isDisabled = false,
  onCancel,
}: {
  /** What sending does, in the words of a button. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  readonly onCancel: () => void;
}) {
  const texts = useTexts(uiTexts);
  return (
    <div className="bw-form-buttons">
      <Button onClick={onCancel}>{texts.cancel}</Button>
      <Button type="submit" variant="filled" disabled={isDisabled} loading={isBusy}>
        {label}
      </Button>
    </div>
  );
}
