/** The styles of the personal page: a few kilobytes, inline, light and dark from the design tokens. */
import { type Html } from './html.ts';
/** The style element, allowed by the nonce of the page's content security policy. */
export declare function styleElement(nonce: string): Html;
