/** Why somebody is in a cohort as one English sentence, for files and reports; the screen puts it into words itself. */
import type { MemberReason } from '#contracts/participation.ts';
import { describeReason } from '#domain/cohort/person-reason.ts';

/** The sentence for a stored reason; text is taken as it is. */
export function describeMember(reason: MemberReason | string): string {
  if (typeof reason === 'string') return reason;
  const { kind, cells, note } = reason;
  const said = note === null ? '' : `: ${note}`;
  switch (kind) {
    case 'volunteer':
      return `Volunteer${said}`;
    case 'substitute':
      return `Stepped in for somebody else${said}`;
    case 'added':
      return `Added later${said}`;
    case 'noted':
      return note ?? '';
    default:
      return describeReason({ kind, cells });
  }
}
