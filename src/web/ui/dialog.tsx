/** A dialog over the page with its own heading; takes the focus, gives it back, and closes with Escape. */
import { ActionIcon, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Icon } from './icons/icon.tsx';
import { uiTexts } from './ui-texts.ts';
import { useFocusReturn } from './use-focus-return.ts';
import './dialog.css';

/** A dialog of `width` px at most; for bulk actions use ConfirmPreview instead. */
export function Dialog({
  isOpen,
  title,
  width = 520,
  onClose,
  children,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly width?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const texts = useTexts(uiTexts);
  useFocusReturn(isOpen);
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={width} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <div className="bw-dialog-head">
            <h2 tabIndex={-1} data-autofocus>
              {title}
            </h2>
            <ActionIcon variant="subtle" color="gray" size={26} aria-label={texts.close} onClick={onClose}>
              <Icon name="close" />
            </ActionIcon>
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
