/**
 * The texts that cells share, kept as bytes: half as large as strings would be, and nothing of the file's XML stays
 * in memory with them.
 */
import { workbookStatement } from '#domain/spreadsheet/workbook-sentences.ts';
import { unescapeText } from '#domain/spreadsheet/escaped-text.ts';
import { readXml } from './read-xml.ts';
import { damaged, UnreadableWorkbook } from './unreadable-workbook.ts';
import type { WorkbookParts } from './workbook-parts.ts';

const bytesMax = 512 * 1024 ** 2;
const countMax = 16_000_000;
/** A cell holds 32,767 characters. */
const lengthMax = 1_000_000;

export class SharedStrings {
  private bytes: Buffer = Buffer.allocUnsafe(64 * 1024);
  private ends = new Uint32Array(4096);
  private count = 0;

  add(text: string): void {
    const start = this.count === 0 ? 0 : this.ends[this.count - 1]!;
    const length = Buffer.byteLength(text);
    if (start + length > bytesMax || this.count === countMax) {
      throw new UnreadableWorkbook(workbookStatement('workbook_texts_too_large'));
    }
    if (start + length > this.bytes.length) this.bytes = grown(this.bytes, start, start + length);
    if (this.count === this.ends.length) {
      const more = new Uint32Array(this.count * 2);
      more.set(this.ends);
      this.ends = more;
    }
    this.bytes.write(text, start);
    this.ends[this.count++] = start + length;
  }

  /** Undefined for a number that no text has. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1]!, this.ends[index]);
  }
}

function grown(bytes: Buffer, used: number, needed: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, needed));
  bytes.copy(larger, 0, 0, used);
  return larger;
}

/** Reads the part; formatting inside a text is dropped, and so is how it is pronounced. */
export async function readSharedStrings(
  parts: WorkbookParts,
  part: string | undefined,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (part === undefined || !parts.has(part)) return strings;
  const text = createTextCollector();
  await readXml(parts.read(part), {
    onOpen: (name) => {
      if (name === 'si') text.start();
      else text.onOpen(name);
    },
    onText: text.onText,
    onClose: (name) => {
      text.onClose(name);
      if (name === 'si') strings.add(text.take());
    },
  });
  return strings;
}

/** Both texts as one; throws UnreadableWorkbook for what no cell can hold. */
export function joined(collected: string, text: string): string {
  if (collected.length + text.length > lengthMax) throw damaged();
  return collected + text;
}

/** Puts the text of a shared or inline string together from its runs. */
export function createTextCollector() {
  let collected = '';
  let isInText = false;
  let isPronunciation = false;
  return {
    start: (): void => {
      collected = '';
    },
    onOpen: (name: string): void => {
      if (name === 'rPh') isPronunciation = true;
      else isInText = name === 't' && !isPronunciation;
    },
    onText: (text: string): void => {
      if (isInText) collected = joined(collected, text);
    },
    onClose: (name: string): void => {
      if (name === 't') isInText = false;
      else if (name === 'rPh') isPronunciation = false;
    },
    take: (): string => unescapeText(collected),
  };
}
