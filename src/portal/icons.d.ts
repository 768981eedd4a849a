/** The few drawings of the personal page, as inline SVG in the colour of the text around them. */
import { type Html } from './html.ts';
export declare const icons: {
    readonly bell: Html;
    readonly arrow: Html;
    readonly calendar: Html;
    readonly chat: Html;
    readonly check: Html;
    readonly down: Html;
    readonly laptop: Html;
    readonly mobile: Html;
    readonly pin: Html;
};
