/**
 * Lays out the personal page: mobile first, without scripts, with everything inline. Pure: the same data gives the
 * same HTML. Reading and writing are the server's work.
 */
import type { PortalPage, PortalRenderer } from '#contracts/portal.ts';
export declare const portalRenderer: PortalRenderer;
/** The page of one person as a complete HTML document. */
export declare function renderPage(page: PortalPage, nonce: string): string;
/** A page for a link that does not work, in every language, without saying why. */
export declare function renderInvalidLink(nonce: string): string;
