/**
 * Finds what stands twice in a file: identifiers, whole rows, e-mail addresses, serial numbers and names, and
 * numeric identifiers that seem to have lost their leading zeros.
 */

import type { DirectorySubject } from './column-mapping.ts';
import type { DirectoryRecord, DirectoryRecords } from './directory-record.ts';
import type { FindingList } from './quality-finding.ts';

export type IdentityCheck = {
  /** Takes a record whose texts are its own copies; returns whether its identifier is new. */
  add(record: DirectoryRecord, cells: readonly string[], line: number): boolean;
  /** Adds the findings that need all rows; call it once. */
  finish(): void;
};

/** Creates a check that writes to `findings`; only the second and later occurrences count. */
export function createIdentityCheck(subject: DirectorySubject, findings: FindingList): IdentityCheck {
  const ids = new FirstSeen();
  const names = new FirstSeen();
  const addresses = new FirstSeen();
  const lengths = new IdLengths();

  const addId = (externalId: string, cells: readonly string[], line: number): boolean => {
    const fingerprint = fingerprintOf(cells);
    const first = ids.see(externalId, line, fingerprint);
    lengths.add(externalId, line);
    if (first === undefined) return true;
    const note = `first on line ${first.line}`;
    if (first.text !== externalId)
      findings.add('id_other_case', line, externalId, `${first.text} on line ${first.line}`);
    else if (first.fingerprint === fingerprint) findings.add('repeated_row', line, externalId, note);
    else findings.add('duplicate_id', line, externalId, note);
    return first.text !== externalId;
  };

  const lookAt: {
    readonly [One in DirectorySubject]: (record: DirectoryRecords[One], line: number) => void;
  } = {
    people({ email, displayName, kind }, line) {
      const sameAddress = email === null ? undefined : addresses.see(email, line, 0);
      if (sameAddress !== undefined) {
        const isOtherCase = sameAddress.text !== email;
        const note = `${isOtherCase ? sameAddress.text : 'first'} on line ${sameAddress.line}`;
        findings.add(isOtherCase ? 'same_email_other_case' : 'same_email', line, email!, note);
      }
      // Vacancies share a name by nature.
      const sameName = kind === 'vacancy' ? undefined : names.see(displayName, line, 0);
      if (sameName !== undefined)
        findings.add('same_name', line, displayName, `first on line ${sameName.line}`);
    },
    devices({ serialNumber }, line) {
      const first = serialNumber === null ? undefined : addresses.see(serialNumber, line, 0);
      if (first !== undefined)
        findings.add('same_serial', line, serialNumber!, `first on line ${first.line}`);
    },
    apps({ name, platform }, line) {
      const first = names.see(`${name}\n${platform ?? ''}`, line, 0);
      if (first !== undefined) findings.add('same_app', line, name, `first on line ${first.line}`);
    },
  };
  const look = lookAt[subject] as (record: DirectoryRecord, line: number) => void;

  return {
    add(record, cells, line) {
      if (!addId(record.externalId, cells, line)) return false;
      look(record, line);
      return true;
    },
    finish() {
      for (const { id, line, usual } of lengths.findShorter()) {
        findings.add('shorter_ids', line, id, `usually ${usual} digits`);
      }
    },
  };
}

type Seen = { text: string; line: number; fingerprint: number };

/** Remembers the first line of each text, without regard to case. */
class FirstSeen {
  private readonly positions = new Map<string, number>();
  private readonly texts: string[] = [];
  private readonly lines: number[] = [];
  private readonly fingerprints: number[] = [];

  /** The first occurrence, or undefined when this is it. */
  see(text: string, line: number, fingerprint: number): Seen | undefined {
    const key = text.toLowerCase();
    const position = this.positions.get(key);
    if (position === undefined) {
      this.positions.set(key, this.texts.length);
      this.texts.push(text);
      this.lines.push(line);
      this.fingerprints.push(fingerprint);
      return undefined;
    }
    return {
      text: this.texts[position]!,
      line: this.lines[position]!,
      fingerprint: this.fingerprints[position]!,
    };
  }
}

/** FNV-1a over the cells (Fowler, Noll and Vo, 1991), 32 bits; good enough to call two rows with one id equal. */
function fingerprintOf(cells: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const cell of cells) {
    for (let at = 0; at < cell.length; at++) hash = Math.imul(hash ^ cell.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash;
}

const MAX_SHORT_SHARE = 0.12;

/** Counts the lengths of identifiers made of digits only. */
class IdLengths {
  private readonly counts = new Map<number, number>();
  private readonly examples = new Map<number, { id: string; line: number }[]>();
  private numeric = 0;
  private total = 0;
  private greatest = 0;

  add(id: string, line: number): void {
    this.total++;
    if (id.length > 15 || !/^\d+$/.test(id)) return;
    this.numeric++;
    this.greatest = Math.max(this.greatest, Number(id));
    this.counts.set(id.length, (this.counts.get(id.length) ?? 0) + 1);
    const kept = this.examples.get(id.length) ?? [];
    if (kept.length < 1000) kept.push({ id, line });
    this.examples.set(id.length, kept);
  }

  /** Identifiers shorter than the usual length, unless the numbers just count up from one. */
  findShorter(): { id: string; line: number; usual: number }[] {
    const [usual] = [...this.counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0]);
    const isCounting = this.greatest <= this.total * 2;
    if (usual < 4 || isCounting || this.numeric < this.total * 0.9) return [];
    const lengths = [...this.counts.keys()].filter((length) => length < usual);
    const shorter = lengths.reduce((sum, length) => sum + this.counts.get(length)!, 0);
    if (shorter > this.total * MAX_SHORT_SHARE) return [];
    return lengths.flatMap((length) =>
      this.examples.get(length)!.map(({ id, line }) => ({ id, line, usual })),
    );
  }
}
