/**
 * Numbers of a workbook as people read them: 15 significant digits like the spreadsheet, never an exponent for
 * whole numbers, dates as ISO text. A workbook counts days from 1900 (with a 29 February 1900 that never was) or
 * from 1904.
 */
import type { NumberFormat } from './number-format.ts';

const DAY_MS = 86_400_000;
/** Day 0 of both countings. */
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** The cell's number as text; what is no number stays as it is. */
export function numberText(stored: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  if (format.kind === 'number') return plainNumber(value);
  if (format.kind === 'padded') return padded(value, format.digits);
  if (value < 0 || value > LAST_DAY) return plainNumber(value);
  if (format.kind === 'duration') return clock(Math.round(value * 86_400));
  return dateText(value, format.kind, is1904);
}

/** 15 significant digits, so that 0.1 + 0.2 is 0.3; whole numbers with all their digits. */
function plainNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(Number(value.toPrecision(15)));
  return /e-/.test(text) ? expandSmall(text) : text;
}

function expandSmall(text: string): string {
  const [mantissa = '', exponent = '0'] = text.split('e-');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replaceAll(/[-.]/g, '');
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digits}`;
}

function padded(value: number, digits: number): string {
  const text = plainNumber(Math.abs(Math.round(value)));
  return (value < 0 ? '-' : '') + text.padStart(digits, '0');
}

function dateText(value: number, kind: 'date' | 'time' | 'dateTime', is1904: boolean): string {
  // Rounded to seconds: a stored day fraction is never exact.
  const seconds = Math.round((value % 1) * 86_400);
  const days = Math.floor(value) + (seconds === 86_400 ? 1 : 0);
  const time = clock(seconds % 86_400);
  if (kind === 'time' && days === 0) return time;
  // Before the day that never was, the count is one ahead.
  const shift = !is1904 && days < 60 ? 1 : 0;
  const start = is1904 ? DAY_ZERO_1904 : DAY_ZERO_1900;
  const day = new Date(start + (days + shift) * DAY_MS).toISOString().slice(0, 10);
  return kind === 'date' || seconds % 86_400 === 0 ? day : `${day}T${time}`;
}

function clock(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A date stored as text (`t="d"`): without the midnight it may carry. */
export function isoDateText(stored: string): string {
  return stored.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
}

/** The number a workbook that counts from 1900 stores for an instant, in UTC. */
export function toSerial(date: Date): number {
  return (date.getTime() - DAY_ZERO_1900) / DAY_MS;
}
