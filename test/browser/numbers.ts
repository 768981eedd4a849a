/** Numbers as the English screens write them. */

/** The first number in a text such as "1,240 people"; NaN when there is none. */
export function numberIn(text: string | null): number {
  return Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? 'none');
}
