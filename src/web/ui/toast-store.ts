/** The passing messages now on screen, kept outside React so that any code may say something. */
import { useSyncExternalStore, type ReactNode } from 'react';
import type { Tone } from './tone.ts';

export type Toast = {
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: ReactNode;
  /** One way back, such as undo; it keeps the toast until it is dismissed. */
  readonly action?: { readonly label: string; readonly onRun: () => void } | undefined;
};
export type ShownToast = Toast & { readonly id: number };

const shownMs = 6_000;
let shown: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  change(shown.filter((toast) => toast.id !== id));
}

/** Says something in passing; failures and toasts with an action stay until they are dismissed. */
export function showToast(toast: Toast): number {
  lastId += 1;
  const id = lastId;
  change([...shown.slice(-3), { ...toast, id }]);
  if (toast.tone !== 'fail' && toast.action === undefined) setTimeout(() => dismissToast(id), shownMs);
  return id;
}

/** The toasts on screen, oldest first. */
export function useToasts(): readonly ShownToast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
