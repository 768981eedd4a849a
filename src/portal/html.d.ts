/** HTML as a tagged template: every value is escaped unless it is HTML made the same way. */
/** A piece of markup; only this module makes one. */
export type Html = {
    readonly markup: string;
};
type Piece = string | number | Html | null | readonly Html[];
/** Builds markup. Texts are escaped for elements and quoted attributes, null is nothing, lists are joined. */
export declare function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html;
/** Markup that is part of this program, such as styles and icons; never text from outside. */
export declare function ownMarkup(markup: string): Html;
export {};
