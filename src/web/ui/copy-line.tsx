/** Text to be copied, such as a secret, a hash or a command: in full, with a button that copies it and says so. */
import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTexts } from '../i18n/locale-provider.tsx';
import { copyTexts } from './copy-texts.ts';
import { Icon } from './icons/icon.tsx';
import './copy-line.css';

/** The text broken where it must; several lines stay several lines. `label` says what it is. */
export function CopyLine({ label, text }: { readonly label: string; readonly text: string }) {
  const texts = useTexts(copyTexts);
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <div className="bw-copy">
      <pre>{text}</pre>
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={texts.copy(label)}
        title={texts.copy(label)}
        onClick={() => clipboard.copy(text)}
      >
        <Icon name={clipboard.copied ? 'check' : 'copy'} />
      </ActionIcon>
      <output className="bw-hidden">{clipboard.copied ? texts.copied : ''}</output>
    </div>
  );
}
