/**
 * Lines of cells as bytes, each with a fingerprint of what will be stored: equal fingerprints mean that a
 * re-import changes nothing. Counts on the way that a line has the cells it should.
 */

const tab = 9;
const nullByte = 2;
const startBytes = 512 * 1024;

export class LineBuffer {
  private readonly isLean: boolean;
  private bytes = Buffer.allocUnsafe(startBytes);
  private length = 0;
  private fingerprint = 0;
  private firstTab = 0;

  constructor(isLean: boolean) {
    this.isLean = isLean;
  }

  /**
   * Adds a line: what is stored (`cells` of them), its fingerprint, its number, and more cells, each after a
   * tab. A lean line keeps only the first cell, the fingerprint and the number. Adds nothing and returns false when a cell holds a control character.
   */
  add(stored: string, cells: number, line: number, more: string): boolean {
    this.reserve((stored.length + more.length) * 3 + 48);
    const start = this.length;
    const end = start + this.bytes.write(stored, start);
    if (!this.scan(start, end, cells)) return false;
    if (this.isLean) {
      const { firstTab } = this;
      this.length = firstTab + this.bytes.write(`\t${this.fingerprint}\t${line}\n`, firstTab);
      return true;
    }
    const tail = `\t${this.fingerprint}\t${line}${more}\n`;
    const next = end + this.bytes.write(tail, end);
    if (more !== '' && !this.isPlain(end, next - 1)) return false;
    this.length = next;
    return true;
  }

  take(): Buffer {
    const taken = this.bytes.subarray(0, this.length);
    // What has been taken is still being sent.
    this.bytes = Buffer.allocUnsafe(startBytes);
    this.length = 0;
    return taken;
  }

  private reserve(needed: number): void {
    if (this.length + needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + needed));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /**
   * Hashes the bytes (cyrb53 by bryc, public domain: two multiplicative hashes in one pass) to 53 bits, a safe
   * integer everywhere: that a change goes unseen is as likely as 1 in 9 * 10^15. Returns whether there are
   * exactly so many cells and no control characters in them.
   */
  private scan(start: number, end: number, cells: number): boolean {
    const { bytes } = this;
    let high = 0xdeadbeef;
    let low = 0x41c6ce57;
    let tabs = 0;
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      high = Math.imul(high ^ byte, 2654435761);
      low = Math.imul(low ^ byte, 1597334677);
      if (byte >= 32) continue;
      if (byte === tab) {
        if (tabs === 0) this.firstTab = at;
        tabs++;
      } else if (byte !== nullByte) return false;
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    this.fingerprint = 4294967296 * (2097151 & low) + (high >>> 0);
    return tabs === cells - 1;
  }

  private isPlain(start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      const byte = this.bytes[at]!;
      if (byte < 32 && byte !== tab && byte !== nullByte) return false;
    }
    return true;
  }
}
