/** Characters a workbook cannot hold as they are: it writes them as `_x000D_`, and `_x005F_` for the underscore before such. */

/** The text with its escapes resolved. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

// oxlint-disable-next-line no-control-regex -- XML allows none of these
const forbidden = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[\dA-Fa-f]{4}_)/g;

/** The text as a workbook stores it, for use in XML. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(
      forbidden,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
