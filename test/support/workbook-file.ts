/** Workbooks for tests, part by part as Excel, LibreOffice or somebody hostile would write them. */
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { StoredFile } from '#server/features/people/stored-file.ts';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** A zip archive with these parts, in their order. */
export async function archiveOf(parts: Parts): Promise<Buffer> {
  const archive = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(parts)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await archive.add(name, new Uint8ArrayReader(bytes));
  }
  return Buffer.from(await archive.close());
}

export type SheetSource = {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** The rows as XML: what stands in sheetData. */
  readonly rows: string;
  /** XML before and behind the rows. */
  readonly before?: string;
  readonly behind?: string;
};

export type WorkbookSource = {
  readonly sheets: readonly SheetSource[];
  /** The content of each shared string as XML. */
  readonly strings?: readonly string[];
  /** Format codes; the style of a cell is the place of its format in this list, from 1. */
  readonly formats?: readonly (string | number)[];
  readonly is1904?: boolean;
  /** Parts to add or to replace. */
  readonly parts?: Parts;
};

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The workbook with its sheets before the strings they share, as Excel writes them. */
export async function workbookOf(source: WorkbookSource): Promise<Buffer> {
  const { sheets, strings = [], formats = [], is1904 = false, parts = {} } = source;
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const kinds: [kind: string, target: string][] = [
    ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
    ['styles', '/xl/styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ];
  const relations = kinds.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook ${main} xmlns:r="${office}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}">${relations.join('')}</Relationships>`,
    'xl/styles.xml': stylesOf(formats),
  };
  sheets.forEach(({ rows, before = '', behind = '' }, at) => {
    all[`xl/worksheets/sheet${at + 1}.xml`] =
      `${declaration}<worksheet ${main}>${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`;
  });
  const shared = strings.map((text) => `<si>${text}</si>`).join('');
  all['xl/sharedStrings.xml'] = `${declaration}<sst ${main}>${shared}</sst>`;
  return await archiveOf({ ...all, ...parts });
}

function stylesOf(formats: readonly (string | number)[]): string {
  const ids = formats.map((format, at) => (typeof format === 'number' ? format : 164 + at));
  const own = formats.flatMap((format, at) =>
    typeof format === 'number' ? [] : [`<numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`],
  );
  const cells = [0, ...ids].map((id) => `<xf numFmtId="${id}"/>`).join('');
  return `${declaration}<styleSheet ${main}><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells}</cellXfs></styleSheet>`;
}

export type CellSource = string | number | boolean | null | { readonly xml: string };

/** Rows of inline texts, numbers, truths, blanks (null) and raw cells, the first on the given row. */
export function rowsOf(rows: readonly (readonly CellSource[])[], firstRow = 1): string {
  return rows.map((cells, at) => `<row r="${firstRow + at}">${cells.map(cellOf).join('')}</row>`).join('');
}

function cellOf(cell: CellSource): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'object') return cell.xml;
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Bytes as a file to import. */
export function fileOf(bytes: Buffer): StoredFile {
  return {
    byteCount: bytes.length,
    stream: () => [bytes],
    readAt: async (position, length) => bytes.subarray(position, position + length),
  };
}
