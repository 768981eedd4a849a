/** A place to drop a file or choose one. It reads nothing; the caller gets the File. */
import { Button } from '@mantine/core';
import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Icon } from './icons/icon.tsx';
import './file-drop.css';

/** `choose` is the words of the button, `drop` stands beside it; `children` says what file is expected. */
export function FileDrop({
  choose,
  drop,
  accept,
  isDisabled = false,
  onFile,
  children,
}: {
  readonly choose: string;
  readonly drop: string;
  /** Media types and endings, as in `.csv,text/csv`. */
  readonly accept: string;
  readonly isDisabled?: boolean;
  readonly onFile: (file: File) => void;
  readonly children?: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file !== undefined && !isDisabled) onFile(file);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // Dropping is a convenience; the button does the same from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="bw-drop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      {children}
      <div className="bw-drop-line">
        <Button
          variant="filled"
          disabled={isDisabled}
          leftSection={<Icon name="upload" />}
          onClick={() => input.current?.click()}
        >
          {choose}
        </Button>
        <span className="bw-quiet">{drop}</span>
      </div>
      <label className="bw-hidden" htmlFor={inputId}>
        {choose}
        <input
          ref={input}
          id={inputId}
          type="file"
          tabIndex={-1}
          accept={accept}
          disabled={isDisabled}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            // The same file can be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}
