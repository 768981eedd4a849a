/** Shows the passing messages at the lower right; screen readers hear them politely. */
import { ActionIcon, Button } from '@mantine/core';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Icon } from './icons/icon.tsx';
import { dismissToast, useToasts } from './toast-store.ts';
import { toneIcons } from './tone.ts';
import { uiTexts } from './ui-texts.ts';
import './state-tag.css';
import './toasts.css';

export { showToast } from './toast-store.ts';

/** The place where toasts appear; stands once, in the shell. */
export function Toasts() {
  const texts = useTexts(uiTexts);
  const toasts = useToasts();
  return (
    <section className="bw-toasts bw-no-print" aria-live="polite" aria-label={texts.messages}>
      {toasts.map((toast) => (
        <div className="bw-toast" key={toast.id} data-tone={toast.tone}>
          <Icon name={toneIcons[toast.tone]} />
          <div className="bw-toast-body">
            <strong>{toast.title}</strong>
            {toast.detail !== undefined && <small>{toast.detail}</small>}
          </div>
          {toast.action !== undefined && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                toast.action?.onRun();
                dismissToast(toast.id);
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={22}
            aria-label={texts.dismiss}
            onClick={() => dismissToast(toast.id)}
          >
            <Icon name="close" size={14} />
          </ActionIcon>
        </div>
      ))}
    </section>
  );
}
