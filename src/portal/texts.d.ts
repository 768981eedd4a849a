/** The fixed words of the personal page in each language. Formal in German, one action first. */
import type { Locale } from '#contracts/shared-schemas.ts';
export type PortalTexts = {
    readonly language: string;
    readonly title: string;
    readonly greeting: (name: string | null) => string;
    readonly dateIs: (when: string) => string;
    readonly dateWas: (when: string) => string;
    readonly time: (clock: string, minutes: number) => string;
    readonly addToCalendar: string;
    readonly waiting: {
        readonly heading: string;
        readonly body: string;
    };
    readonly underWay: {
        readonly heading: string;
        readonly body: string;
    };
    readonly done: {
        readonly heading: string;
        readonly body: string;
    };
    readonly stuck: {
        readonly heading: string;
        readonly body: string;
    };
    readonly notTakingPart: {
        readonly heading: string;
        readonly body: string;
    };
    readonly changes: string;
    readonly checklist: string;
    readonly progress: (done: number, all: number) => string;
    readonly tick: string;
    readonly untick: string;
    readonly helpQuestion: string;
    readonly helpShort: string;
    readonly helpButton: string;
    readonly helpContact: string;
    readonly questionLabel: string;
    readonly questionHint: string;
    readonly send: string;
    readonly yourQuestions: string;
    readonly noAnswerYet: string;
    readonly answer: string;
    readonly asked: string;
    readonly questionEmpty: string;
    readonly tooManyQuestions: string;
    readonly privacy: string;
};
export declare const portalTexts: Readonly<Record<Locale, PortalTexts>>;
/** What a page without a language says about a link that does not work. */
export declare const invalidLinkTexts: readonly {
    readonly locale: Locale;
    readonly heading: string;
    readonly body: string;
}[];
