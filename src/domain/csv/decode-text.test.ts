import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextDecoder, decodeText } from './decode-text.ts';
import { detectEncoding } from './detect-encoding.ts';

const SAMPLE = 'Name;Stadt\r\nMüller;Köln – “Süd” €\r\n';

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...((mark ? '\uFEFF' : '') + text)].flatMap((character) =>
    Array.from(character, () => 0).flatMap(() =>
      Array.from({ length: character.length }, (_unused, index) => character.charCodeAt(index)),
    ),
  );
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  units.forEach((unit, index) => view.setUint16(index * 2, unit, littleEndian));
  return bytes;
}

describe('decodeText', () => {
  test('reads UTF-8 with and without a byte order mark', () => {
    const encoder = new TextEncoder();
    expect(decodeText(encoder.encode(SAMPLE))).toBe(SAMPLE);
    expect(decodeText(encoder.encode(`\uFEFF${SAMPLE}`))).toBe(SAMPLE);
    expect(detectEncoding(encoder.encode(`\uFEFF${SAMPLE}`)).hasByteOrderMark).toBe(true);
  });

  test.each([
    ['utf-16le', true, true],
    ['utf-16le', true, false],
    ['utf-16be', false, true],
    ['utf-16be', false, false],
  ] as const)('reads %s (little endian %s, mark %s)', (encoding, littleEndian, mark) => {
    const bytes = utf16(SAMPLE, littleEndian, mark);
    expect(detectEncoding(bytes)).toEqual({ encoding, hasByteOrderMark: mark });
    expect(decodeText(bytes)).toBe(SAMPLE);
  });

  test('reads Windows-1252 when the bytes are not UTF-8', () => {
    const bytes = Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x80, 0x20, 0x93, 0x94, 0x96]);
    expect(detectEncoding(bytes).encoding).toBe('windows-1252');
    expect(decodeText(bytes)).toBe('Müller € “”–');
  });

  test('keeps a UTF-8 file with one damaged byte as UTF-8', () => {
    const bytes = new TextEncoder().encode('äöü?ß');
    bytes[6] = 0xff;
    expect(decodeText(bytes)).toBe('äöü\uFFFDß');
  });

  test('agrees with the platform decoder on any bytes read as UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (tail) => {
        // Fifty valid letters first, so that the bytes count as UTF-8 whatever follows.
        const letters = new TextEncoder().encode('ä'.repeat(50));
        const bytes = new Uint8Array(letters.length + tail.length);
        bytes.set(letters);
        bytes.set(tail, letters.length);
        const wellFormed = new TextDecoder('utf-8').decode(bytes);
        // The platform may merge a cut or broken sequence into one replacement; compare without them.
        const strip = (text: string): string => text.replaceAll('\uFFFD', '');
        expect(strip(decodeText(bytes))).toBe(strip(wellFormed));
      }),
    );
  });

  test('decodes any text exactly, across block borders', () => {
    const long = `${'a'.repeat(8190)}😀${'é'.repeat(9000)}`;
    expect(decodeText(new TextEncoder().encode(long))).toBe(long);
  });
});

describe('createTextDecoder', () => {
  test('gives the same text wherever the bytes are cut', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter((value) => !value.startsWith('\uFEFF'));
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        fc.nat(),
        (value, encoding, cut) => {
          const bytes =
            encoding === 'utf-8'
              ? new TextEncoder().encode(value)
              : utf16(value, encoding === 'utf-16le', true);
          const at = cut % (bytes.length + 1);
          const decoder = createTextDecoder(encoding);
          const read =
            decoder.push(bytes.subarray(0, at)) + decoder.push(bytes.subarray(at)) + decoder.finish();
          expect(read).toBe(value);
        },
      ),
    );
  });

  test('falls back to Windows-1252 when the first byte beyond ASCII comes late and is not UTF-8', () => {
    const decoder = createTextDecoder('utf-8');
    const first = decoder.push(new TextEncoder().encode('name\nplain\n'));
    const second = decoder.push(Uint8Array.from([0x4d, 0xfc, 0x6c]));
    expect(first + second + decoder.push(Uint8Array.from([0xe4])) + decoder.finish()).toBe(
      'name\nplain\nMülä',
    );
  });

  test('marks an unfinished character at the end', () => {
    const decoder = createTextDecoder('utf-8');
    expect(
      decoder.push(new TextEncoder().encode('ä')) + decoder.push(Uint8Array.of(0xc3)) + decoder.finish(),
    ).toBe('ä\uFFFD');
  });
});
