/** HTML as a tagged template: every value is escaped unless it is HTML made the same way. */

/** A piece of markup; only this module makes one. */
export type Html = { readonly markup: string };

type Piece = string | number | Html | null | readonly Html[];

/** Builds markup. Texts are escaped for elements and quoted attributes, null is nothing, lists are joined. */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let markup = literals[0] ?? '';
  for (const [index, piece] of pieces.entries()) markup += markupOf(piece) + (literals[index + 1] ?? '');
  return { markup };
}

/** Markup that is part of this program, such as styles and icons; never text from outside. */
export function ownMarkup(markup: string): Html {
  return { markup };
}

function markupOf(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escapeText(String(piece));
  return isList(piece) ? piece.map((item) => item.markup).join('') : piece.markup;
}

function isList(piece: Html | readonly Html[]): piece is readonly Html[] {
  return Array.isArray(piece);
}

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => replacements[character] ?? character);
}
