/** A secret that is shown this one time, until somebody says that they have copied it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyLine } from '../../ui/copy-line.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

export type SecretTexts = {
  readonly secretTitle: string;
  readonly secretText: string;
  readonly secret: string;
  readonly close: string;
};

/** `name` is what the secret belongs to; `children` may say how it is used. */
export function SecretPanel({
  name,
  secret,
  texts,
  onClose,
  children,
}: {
  readonly name: string;
  readonly secret: string;
  readonly texts: SecretTexts;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <SidePanel
      title={name}
      onClose={onClose}
      buttons={
        <Button variant="filled" onClick={onClose}>
          {texts.close}
        </Button>
      }
    >
      <Notice tone="warn" title={texts.secretTitle}>
        {texts.secretText}
      </Notice>
      <CopyLine label={texts.secret} text={secret} />
      {children}
    </SidePanel>
  );
}
