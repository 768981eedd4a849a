/** A schedule as the rules read it: its days without those the calendar closes, and the instants of its sessions. */
import type { Place } from '#domain/calendar/closures.ts';
import { slotDays, sumPlaces, type SlotDay } from '#domain/slots/slot-schedule.ts';
import { dateAt, instantAt } from '#server/platform/calendar.ts';
import type { readCalendar } from '#server/features/calendar/index.ts';
import type { ScheduleRow } from './store.ts';

export type OrganisationCalendar = Awaited<ReturnType<typeof readCalendar>>;
type Written = Pick<ScheduleRow, 'place' | 'schedule' | 'timeZone'>;

export class OpenedSchedule {
  private readonly written: Written;
  private readonly calendar: OrganisationCalendar;

  constructor(written: Written, calendar: OrganisationCalendar) {
    this.written = written;
    this.calendar = calendar;
  }

  /** The place as the calendar knows it. */
  private get place(): Place {
    const { place } = this.written;
    return place === null ? {} : { [place.kind]: place.name };
  }

  get timeZone(): string {
    return this.written.timeZone;
  }

  /** The date an instant has by the clock of the place. */
  dateOf(at: Date): string {
    return dateAt(at, this.timeZone);
  }

  readonly startOf = (on: string, at: string): Date => instantAt(on, at, this.timeZone);

  readonly isClosed = (day: number): boolean => this.calendar.isClosed(this.place, day);

  /** The freeze or holiday that closes a day number to the place. */
  closedBy(day: number): string | null {
    return this.calendar.closedBy(this.place, day);
  }

  /** Whether a day is closed to a person of the place, who may belong to others as well. */
  isClosedTo(person: Place): (day: number) => boolean {
    return (day) => this.isClosed(day) || this.calendar.isClosed(person, day);
  }

  /** The days from one date to another, both included; a closed one has no session. */
  days(from: string, to: string = this.written.schedule.validTo): SlotDay[] {
    return slotDays(this.written.schedule, from, to, this.isClosed);
  }

  /** All places there are; null: as many as come. */
  places(): number | null {
    return sumPlaces(this.days(this.written.schedule.validFrom));
  }
}
