/** The help parts of the personal page: the form, earlier questions with their answers, and the bar below. */
import { type PortalPage } from '#contracts/portal.ts';
import { type Html } from './html.ts';
/** Says what has just happened, where the eye is after the page has loaded again. */
export declare function renderNotice(page: PortalPage): Html | null;
/** The form and the person's own questions. */
export declare function renderHelp(page: PortalPage): Html;
/** Help within one tap, wherever the page is scrolled to. */
export declare function renderHelpBar(page: PortalPage): Html;
