/** Calendar files (RFC 5545): events in UTC or of whole days, with folded lines and escaped text. */
import { addDays } from './calendar.ts';

export type CalendarEvent = {
  /** The same for every date of the same thing, so that a later download replaces an earlier one. */
  readonly uid: string;
  /** Higher for a later date: calendars take the file with the highest. */
  readonly sequence: number;
  readonly writtenAt: Date;
  readonly summary: string;
  readonly location?: string;
  readonly description?: string;
} & (
  | { readonly startsAt: Date; readonly minutes: number }
  /** Whole days, first and last (YYYY-MM-DD). Nobody is busy because of them. */
  | { readonly from: string; readonly to: string }
);

/**
 * `product` says what wrote the file: "Personal page". A file that cancels takes events of the same `uid` out of the
 * calendar (RFC 5546, section 3.2.5); its `sequence` is higher than theirs.
 */
export function writeCalendarFile(
  product: string,
  events: readonly CalendarEvent[],
  method: 'PUBLISH' | 'CANCEL' = 'PUBLISH',
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Bellwether//${product}//EN`,
    `METHOD:${method}`,
    ...events.flatMap((event) => linesOf(event, method)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function linesOf(event: CalendarEvent, method: 'PUBLISH' | 'CANCEL'): string[] {
  const { location, description } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    ...(method === 'CANCEL' ? ['STATUS:CANCELLED'] : []),
    `DTSTAMP:${utc(event.writtenAt)}`,
    ...timesOf(event),
    `SUMMARY:${escapeText(event.summary)}`,
    ...(location === undefined ? [] : [`LOCATION:${escapeText(location)}`]),
    ...(description === undefined ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    'END:VEVENT',
  ];
}

/** The end is the first moment, or the first day, that no longer belongs to the event. */
function timesOf(event: CalendarEvent): string[] {
  if ('from' in event)
    return [
      `DTSTART;VALUE=DATE:${event.from.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${addDays(event.to, 1).replaceAll('-', '')}`,
      'TRANSP:TRANSPARENT',
    ];
  const endsAt = new Date(event.startsAt.getTime() + event.minutes * 60_000);
  return [`DTSTART:${utc(event.startsAt)}`, `DTEND:${utc(endsAt)}`];
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, '\\n');
}

/** Lines of at most 75 octets (section 3.1), cut between characters. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece);
      piece = '';
      octets = 0;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
