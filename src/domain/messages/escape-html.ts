/** Escapes text for HTML, in elements and in quoted attributes alike. */

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const special = /[&<>"']/g;

/** Text that HTML shows as it is. */
export function escapeHtml(text: string): string {
  return text.replace(special, (character) => replacements[character] ?? character);
}
