/** Reads a part of a workbook as XML, event by event: no document type, no entities of its own, no endless texts. */
import { workbookStatement } from '#domain/spreadsheet/workbook-sentences.ts';
import { StringDecoder } from 'node:string_decoder';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { damaged, UnreadableWorkbook } from './unreadable-workbook.ts';

export type Attributes = Readonly<Record<string, string>>;

export type XmlReceiver = {
  /** Names come without their namespace's prefix; attributes keep theirs. */
  onOpen(name: string, attributes: Attributes): void;
  onText?(text: string): void;
  onClose?(name: string): void;
  /** After each piece, with its bytes; false ends the reading. */
  onPiece?(bytes: number): Promise<boolean>;
};

/** No name, tag or text of a workbook is as long: a cell holds 32,767 characters. */
const tokenBytesMax = 4 * 1024 ** 2;

/** Throws UnreadableWorkbook when the XML is damaged. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, receiver: XmlReceiver): Promise<void> {
  const { parser, hasMoved } = createParser(receiver);
  let decoder: ReturnType<typeof createDecoder> | undefined;
  let stillBytes = 0;
  for await (const piece of pieces) {
    decoder ??= createDecoder(piece);
    parser.write(decoder.decode(piece));
    stillBytes = hasMoved() ? 0 : stillBytes + piece.length;
    if (stillBytes > tokenBytesMax) throw damaged();
    if ((await receiver.onPiece?.(piece.length)) === false) return;
  }
  if (decoder === undefined) throw damaged();
  parser.write(decoder.finish()).close();
}

function createParser(receiver: XmlReceiver) {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let moved = false;
  parser.on('opentag', ({ name, attributes }) => {
    moved = true;
    receiver.onOpen(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    moved = true;
    receiver.onClose?.(localName(name));
  });
  parser.on('text', (text) => receiver.onText?.(text));
  parser.on('cdata', (text) => receiver.onText?.(text));
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw new UnreadableWorkbook(workbookStatement('workbook_declares_type'));
  });
  const hasMoved = (): boolean => {
    const was = moved;
    moved = false;
    return was;
  };
  return { parser, hasMoved };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** XML is UTF-8 unless it begins with another byte order mark; for UTF-8 there is a decoder three times as fast. */
function createDecoder(opening: Uint8Array) {
  const mark = (opening[0]! << 8) | (opening[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    const decoder = new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be');
    return {
      decode: (piece: Uint8Array) => decoder.decode(piece, { stream: true }),
      finish: () => decoder.decode(),
    };
  }
  const decoder = new StringDecoder('utf8');
  return { decode: (piece: Uint8Array) => decoder.write(piece), finish: () => decoder.end() };
}
