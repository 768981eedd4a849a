/** A set of line numbers, one bit each: a million lines in 125 kilobytes. */
export class LineSet {
  private bits = new Uint8Array(1024);

  add(lines: readonly number[]): void {
    const greatest = lines.reduce((most, line) => Math.max(most, line), 0);
    if (greatest >> 3 >= this.bits.length) {
      const larger = new Uint8Array(Math.max(this.bits.length * 2, (greatest >> 3) + 1));
      larger.set(this.bits);
      this.bits = larger;
    }
    for (const line of lines) this.bits[line >> 3]! |= 1 << (line & 7);
  }

  has(line: number): boolean {
    return ((this.bits[line >> 3] ?? 0) & (1 << (line & 7))) !== 0;
  }
}
