/** The small parts of a workbook: where its sheets are, what their number formats mean, from when it counts days. */
import { workbookStatement } from '#domain/spreadsheet/workbook-sentences.ts';
import { readNumberFormat, type NumberFormat } from '#domain/spreadsheet/number-format.ts';
import { readXml, type Attributes } from './read-xml.ts';
import { damaged, UnreadableWorkbook } from './unreadable-workbook.ts';
import type { WorkbookParts } from './workbook-parts.ts';

export type SheetPlace = {
  readonly name: string;
  readonly isHidden: boolean;
  /** The part that holds its cells. */
  readonly part: string;
};

export type WorkbookOutline = {
  /** In the order of their tabs; sheets that hold a chart are left out. */
  readonly sheets: readonly SheetPlace[];
  /** By the style of a cell. */
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  readonly sharedStringsPart: string | undefined;
};

/** Throws UnreadableWorkbook for archives of another kind and damaged workbooks. */
export async function readOutline(parts: WorkbookParts): Promise<WorkbookOutline> {
  const workbookPart = await findWorkbook(parts);
  const related = await readRelations(parts, workbookPart);
  const { sheets, is1904 } = await readSheets(parts, workbookPart);
  const partOf = (kind: string) => [...related.values()].find((relation) => relation.kind === kind)?.part;
  const stylesPart = partOf('styles');
  return {
    is1904,
    sheets: sheets.flatMap(({ name, isHidden, relation }) => {
      const place = related.get(relation);
      if (place?.kind !== 'worksheet') return [];
      if (!parts.has(place.part)) throw damaged();
      return [{ name, isHidden, part: place.part }];
    }),
    formats: stylesPart !== undefined && parts.has(stylesPart) ? await readFormats(parts, stylesPart) : [],
    sharedStringsPart: partOf('sharedStrings'),
  };
}

async function findWorkbook(parts: WorkbookParts): Promise<string> {
  const relations = parts.has('_rels/.rels') ? await readRelations(parts, '') : undefined;
  const named = [...(relations?.values() ?? [])].find(({ kind }) => kind === 'officeDocument')?.part;
  const part = named ?? 'xl/workbook.xml';
  if (parts.has(part) && /(?:^|\/)workbook\d*\.xml$/i.test(part)) return part;
  throw new UnreadableWorkbook(workbookStatement('workbook_is_other', { kind: await kindOf(parts) }));
}

/** Excel itself stops at 65,490 styles; a list as long as this was made to do harm. */
const entriesMax = 200_000;

/** A list or map that grows no further than any workbook needs. */
function checkLength(length: number): void {
  if (length > entriesMax) throw damaged();
}

/** What an archive without a workbook is instead. */
async function kindOf(
  parts: WorkbookParts,
): Promise<'binary' | 'opendocument' | 'numbers' | 'word' | 'presentation' | 'archive'> {
  if (parts.has('xl/workbook.bin')) return 'binary';
  if (parts.has('mimetype')) {
    let text = '';
    for await (const piece of parts.read('mimetype'))
      if (text.length < 200) text += Buffer.from(piece).toString('latin1');
    if (text.includes('opendocument.spreadsheet')) return 'opendocument';
  }
  if (!parts.lacks('Index/')) return 'numbers';
  if (!parts.lacks('word/')) return 'word';
  return parts.lacks('ppt/') ? 'archive' : 'presentation';
}

type Relation = { readonly kind: string; readonly part: string };

/** What a part is related to, by the names it uses for that; of the archive itself for the empty name. */
async function readRelations(parts: WorkbookParts, of: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${of.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation>();
  if (!parts.has(part)) return relations;
  await readXml(parts.read(part), {
    onOpen: (name, { Id, Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      checkLength(relations.size);
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), part: resolvePart(folder, Target) });
    },
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

type ListedSheet = { readonly name: string; readonly isHidden: boolean; readonly relation: string };

async function readSheets(
  parts: WorkbookParts,
  part: string,
): Promise<{ sheets: ListedSheet[]; is1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let is1904 = false;
  await readXml(parts.read(part), {
    onOpen: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      checkLength(sheets.length);
      const { name: sheet = '', state = 'visible' } = attributes;
      sheets.push({ name: sheet, isHidden: state !== 'visible', relation: relationOf(attributes) });
    },
  });
  return { sheets, is1904 };
}

function relationOf(attributes: Attributes): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return key === undefined ? '' : attributes[key]!;
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

async function readFormats(parts: WorkbookParts, part: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isInCells = false;
  await readXml(parts.read(part), {
    onOpen: (name, { numFmtId = '0', formatCode }) => {
      checkLength(codes.size + ids.length);
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) ids.push(Number(numFmtId));
    },
    onClose: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return ids.map((id) => readNumberFormat(id, codes.get(id)));
}
