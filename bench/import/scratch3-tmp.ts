import { openFile, readPath } from '#server/features/people/pieces.ts';
import { inspectFile } from '#server/features/people/inspect-file.ts';
import { compileFile } from '#server/features/people/read-file.ts';
import { createRowEncoder } from '#server/features/people/encode-row.ts';
const size = process.argv[2] ?? '100000';
const subject = (process.argv[3] ?? 'people') as 'people' | 'devices';
const opened = await openFile(readPath(`/tmp/pb/files${size}/${subject}.csv`));
const inspected = inspectFile(opened.opening, { fileName: 'p', subject });
if (!inspected.ok) throw new Error();
const compiled = compileFile(subject, inspected.value.mapping);
if (!compiled.ok) throw new Error();
const enc = createRowEncoder(subject);
let bytes = 0;
const c0 = process.cpuUsage();
await compiled.value.read(opened.pieces, {
  onRecord(r, line) { if (process.argv[4] !== 'no') enc.add(r as never, line); }, onRefused() {}, onSkipped() {}, onShapeWarning() {},
  async onPiece() { bytes += enc.take().length; },
});
const u = process.cpuUsage(c0); console.log(subject, 'node cpu', ((u.user + u.system) / 1e6).toFixed(2), bytes);
