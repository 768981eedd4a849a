/**
 * The panel at the right for details and decisions, while the list stays visible. Below 1,100 px it lies
 * over the page, takes the focus and closes with Escape.
 */
import { ActionIcon } from '@mantine/core';
import { useFocusTrap, useMediaQuery } from '@mantine/hooks';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Icon } from './icons/icon.tsx';
import type { Tone } from './tone.ts';
import { uiTexts } from './ui-texts.ts';
import { useFocusReturn } from './use-focus-return.ts';
import './side-panel.css';
import './state-tag.css';

/** Whether a panel stands beside the page; where it lies over it, open it only when asked to. */
export function useIsWide(): boolean {
  return useMediaQuery('(min-width: 1101px)', undefined, { getInitialValueInEffect: false }) ?? true;
}

/** A condition that does not hold (`mayChange && …`) leaves nothing to show. */
function isThere(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false;
}

/** A panel; `note` stands at the right of the title, `buttons` and `foot` stay at the bottom. */
export function SidePanel({
  title,
  note,
  subtitle,
  buttons,
  foot,
  onClose,
  children,
}: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly subtitle?: ReactNode;
  readonly buttons?: ReactNode;
  readonly foot?: ReactNode;
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const texts = useTexts(uiTexts);
  const isWide = useIsWide();
  const isOverlay = !isWide && onClose !== undefined;
  const trap = useFocusTrap(isOverlay);
  useFocusReturn(true);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && onClose !== undefined) {
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <>
      {isOverlay && (
        <button type="button" className="bw-panel-scrim" tabIndex={-1} aria-hidden onClick={onClose} />
      )}
      {/* Escape closes the panel from wherever the focus is inside it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={trap}
        className="bw-panel"
        aria-label={title}
        role={isOverlay ? 'dialog' : 'complementary'}
        aria-modal={isOverlay || undefined}
        onKeyDown={closeOnEscape}
      >
        <div className="bw-panel-head">
          <h2>{title}</h2>
          {note !== undefined && <span className="bw-quiet">{note}</span>}
          {onClose !== undefined && (
            <ActionIcon variant="subtle" color="gray" size={24} aria-label={texts.close} onClick={onClose}>
              <Icon name="close" />
            </ActionIcon>
          )}
        </div>
        {subtitle !== undefined && <div className="bw-panel-sub">{subtitle}</div>}
        <div className="bw-panel-body">{children}</div>
        {(isThere(buttons) || isThere(foot)) && (
          <div className="bw-panel-foot">
            {isThere(buttons) && <div className="bw-panel-buttons">{buttons}</div>}
            {foot}
          </div>
        )}
      </div>
    </>
  );
}

/** One subject inside a panel: a heading with a line under it, a quiet note at the right. */
export function PanelSection({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="bw-panel-section" aria-label={title}>
      <div className="bw-panel-section-head">
        <h3>{title}</h3>
        {note !== undefined && <span className="bw-quiet">{note}</span>}
      </div>
      {children}
    </section>
  );
}

export type Figure = { readonly value: string; readonly label: string; readonly tone?: Tone | undefined };

/** Two to four numbers with what they count. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className="bw-figures">
      {figures.map((figure) => (
        <div key={figure.label} data-tone={figure.tone}>
          <dt>{figure.label}</dt>
          <dd>{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
}
