/** The fast decoder reads exactly what the domain's decoder reads, however the file is cut. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextDecoder } from '#domain/csv/decode-text.ts';
import { createFastDecoder } from './fast-decoder.ts';

const piece = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
  fc.constantFrom('plain', 'ö', '€', '😀', '\uFEFF', '').map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
);

test.each(['utf-8', 'utf-16le', 'windows-1252'] as const)('any bytes cut anywhere, as %s', (encoding) => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
      (parts, sizes) => {
        const bytes = Buffer.concat(parts);
        const fast = createFastDecoder(encoding);
        const slow = createTextDecoder(encoding);
        let [fastText, slowText] = ['', ''];
        for (let at = 0; at < bytes.length;) {
          const size = sizes.next().value!;
          fastText += fast.push(bytes.subarray(at, at + size));
          slowText += slow.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(fastText + fast.finish()).toBe(slowText + slow.finish());
      },
    ),
    { numRuns: 150, seed: 11 },
  );
});
