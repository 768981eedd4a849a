/** Signals that a connector or a file would bring: devices of people that report as enrolled. */
import type { Signal } from '#contracts/signals.ts';
import { writeCsv } from '#domain/csv/write-csv.ts';

/** One signal per person: their device is enrolled, now. */
export function signalsFor(externalIds: readonly string[]): readonly Signal[] {
  return externalIds.map((reference) => ({
    key: `${reference}:enrolled`,
    kind: 'device.enrolled',
    subject: 'person',
    reference,
    at: new Date().toISOString(),
  }));
}

/** The same as a file. */
export function signalCsv(signals: readonly Signal[]): string {
  return writeCsv(
    ['key', 'kind', 'subject', 'reference', 'at', 'value', 'detail'],
    signals.map(({ key, kind, subject, reference, at }) => [key, kind, subject, reference, at, null, null]),
  );
}
