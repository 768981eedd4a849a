/** Progress in words: what is being done, how far it is, and how to stop it. Never a bare spinner. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormat, useTexts } from '../i18n/locale-provider.tsx';
import { uiTexts } from './ui-texts.ts';
import './progress.css';

/**
 * Progress of long work. `done` and `total` count things of one kind; without a total the bar only shows
 * that work goes on. `note` says what it survives or waits for; `onCancel` offers to stop it.
 */
export function Progress({
  label,
  done,
  total,
  note,
  onCancel,
}: {
  readonly label: string;
  readonly done?: number | undefined;
  readonly total?: number | undefined;
  readonly note?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
}) {
  const format = useFormat();
  const texts = useTexts(uiTexts);
  const isKnown = done !== undefined && total !== undefined && total > 0;
  const percent = isKnown ? Math.min(100, (done / total) * 100) : null;
  return (
    <div className="bw-progress">
      <div className="bw-progress-words">
        <span>{label}</span>
        {isKnown && <span>{texts.rowsOf(format.number(done), format.number(total))}</span>}
      </div>
      <progress
        className="bw-progress-track"
        aria-label={label}
        max={100}
        value={percent === null ? undefined : Math.round(percent)}
      />
      {(note !== undefined || onCancel !== undefined) && (
        <div className="bw-progress-foot">
          <span>{note}</span>
          {onCancel !== undefined && (
            <Button variant="subtle" size="compact-sm" onClick={onCancel}>
              {texts.cancelWork}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Stands in for content that is on its way; says what is loading, and nothing for the first 200 ms. */
export function Loading({ what }: { readonly what?: string }) {
  const texts = useTexts(uiTexts);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className="bw-loading">
      {isShown && <Progress label={what === undefined ? texts.loading : `${texts.loading}: ${what}`} />}
    </output>
  );
}
