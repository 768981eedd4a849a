/** A line to be copied, such as a secret or a hash: the text, and a button that copies it and says so. */
import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { settingsTexts } from './settings-texts.ts';
import './settings.css';

/** The text in full, broken where it must; several lines stay several lines. */
export function CopyLine({ label, text }: { readonly label: string; readonly text: string }) {
  const texts = useTexts(settingsTexts);
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <div className="settings-copy">
      <pre aria-label={label}>{text}</pre>
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={`${texts.copy}: ${label}`}
        onClick={() => clipboard.copy(text)}
      >
        <Icon name={clipboard.copied ? 'check' : 'table'} />
      </ActionIcon>
      <output className="bw-hidden">{clipboard.copied ? texts.copied : ''}</output>
    </div>
  );
}
