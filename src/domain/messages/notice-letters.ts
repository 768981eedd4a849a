/**
 * What people read when the date they know does not come about: called off for good, withdrawn with their stage,
 * postponed because something holds it, or the change itself taken back. The texts are fixed: such a message is due at
 * once, and must not wait for an approval.
 */
import type { Letter } from './letter-mail.ts';
import type { MessageLocale } from './message-content.ts';

export const noticeKinds = ['called_off', 'date_withdrawn', 'postponed', 'taken_back'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type NoticeFacts = {
  readonly givenName: string | null;
  /** The date the person knows, written out in their language. */
  readonly date: string;
  /** How the helpdesk is reached; null where nobody has said. */
  readonly help: string | null;
};

type Words = {
  readonly subject: string;
  /** What does not come about. */
  readonly what: (date: string) => string;
  /** What stays as it is. */
  readonly stays: string;
  /** What happens next. */
  readonly next: string;
};

type Language = {
  readonly hello: (name: string | null) => string;
  readonly notices: Readonly<Record<NoticeKind, Words>>;
  readonly openPage: string;
  readonly help: (contact: string | null) => string;
};

const languages: Readonly<Record<MessageLocale, Language>> = {
  en: {
    hello: (name) => (name === null ? 'Hello' : `Hello ${name}`),
    notices: {
      called_off: {
        subject: 'Your date is called off',
        what: (date) => `your date is called off: ${date}.`,
        stays: 'Your devices stay as they are. You keep working as before and need to do nothing.',
        next: 'There is no other date for you at the moment. If you had booked a place, it is given back already. Is the date in your calendar? Remove it from your page.',
      },
      date_withdrawn: {
        subject: 'Your date no longer stands',
        what: (date) => `your date no longer stands: ${date}. The change is stopped for your group.`,
        stays: 'Your devices stay as they are. You keep working as before and need to do nothing.',
        next: 'You get a message once there is another date for you. If you had booked a place, it is given back already. Is the old date in your calendar? Remove it from your page.',
      },
      postponed: {
        subject: 'Your date is postponed',
        what: (date) => `your date cannot be kept: ${date}. It is postponed.`,
        stays: 'Your devices stay as they are until then. You keep working as before and need to do nothing.',
        next: 'You get a message with your new date as soon as it is set. It replaces the old one in your calendar.',
      },
      taken_back: {
        subject: 'The change is being taken back',
        what: () => 'the change on your devices is being taken back.',
        stays: 'You can keep working and need to do nothing. The helpdesk calls you if we need you.',
        next: 'Your page says when your devices are back to how they were.',
      },
    },
    openPage: 'Open my page',
    help: (contact) =>
      `Questions? Ask on your page and read the answer there.${contact === null ? '' : ` Also there for you: ${contact}.`}`,
  },
  sv: {
    hello: (name) => (name === null ? 'Hej' : `Hej ${name}`),
    notices: {
      called_off: {
        subject: 'Din dag är inställd',
        what: (date) => `din dag är inställd: ${date}.`,
        stays: 'Dina enheter förblir som de är. Du arbetar som förut och behöver inte göra något.',
        next: 'Just nu finns ingen annan dag för dig. Om du hade bokat en plats är den redan återlämnad. Står dagen i din kalender? Ta bort den från din sida.',
      },
      date_withdrawn: {
        subject: 'Din dag gäller inte längre',
        what: (date) => `din dag gäller inte längre: ${date}. Bytet är stoppat för din grupp.`,
        stays: 'Dina enheter förblir som de är. Du arbetar som förut och behöver inte göra något.',
        next: 'Du får ett meddelande när det finns en annan dag för dig. Om du hade bokat en plats är den redan återlämnad. Står den gamla dagen i din kalender? Ta bort den från din sida.',
      },
      postponed: {
        subject: 'Din dag skjuts upp',
        what: (date) => `din dag går inte att hålla: ${date}. Den skjuts upp.`,
        stays: 'Dina enheter förblir som de är till dess. Du arbetar som förut och behöver inte göra något.',
        next: 'Du får ett meddelande med din nya dag så snart den är bestämd. Den ersätter den gamla i din kalender.',
      },
      taken_back: {
        subject: 'Bytet tas tillbaka',
        what: () => 'bytet på dina enheter tas tillbaka.',
        stays: 'Du kan fortsätta arbeta och behöver inte göra något. Supporten ringer om vi behöver dig.',
        next: 'På din sida står när dina enheter är som förut.',
      },
    },
    openPage: 'Öppna min sida',
    help: (contact) =>
      `Frågor? Ställ dem på din sida och läs svaret där.${contact === null ? '' : ` Här får du också hjälp: ${contact}.`}`,
  },
  de: {
    hello: (name) => (name === null ? 'Guten Tag' : `Guten Tag ${name}`),
    notices: {
      called_off: {
        subject: 'Ihr Termin entfällt',
        what: (date) => `Ihr Termin entfällt: ${date}.`,
        stays: 'Ihre Geräte bleiben, wie sie sind. Sie arbeiten weiter wie bisher und müssen nichts tun.',
        next: 'Einen anderen Termin gibt es für Sie derzeit nicht. Ein gebuchter Platz ist schon zurückgegeben. Steht der Termin in Ihrem Kalender? Entfernen Sie ihn über Ihre Seite.',
      },
      date_withdrawn: {
        subject: 'Ihr Termin gilt nicht mehr',
        what: (date) => `Ihr Termin gilt nicht mehr: ${date}. Der Wechsel ist für Ihre Gruppe gestoppt.`,
        stays: 'Ihre Geräte bleiben, wie sie sind. Sie arbeiten weiter wie bisher und müssen nichts tun.',
        next: 'Sie erhalten eine Nachricht, sobald es einen anderen Termin für Sie gibt. Ein gebuchter Platz ist schon zurückgegeben. Steht der alte Termin in Ihrem Kalender? Entfernen Sie ihn über Ihre Seite.',
      },
      postponed: {
        subject: 'Ihr Termin wird verschoben',
        what: (date) => `Ihr Termin ist nicht zu halten: ${date}. Er wird verschoben.`,
        stays:
          'Bis dahin bleiben Ihre Geräte, wie sie sind. Sie arbeiten weiter wie bisher und müssen nichts tun.',
        next: 'Sie erhalten eine Nachricht mit Ihrem neuen Termin, sobald er feststeht. Er ersetzt den alten in Ihrem Kalender.',
      },
      taken_back: {
        subject: 'Der Wechsel wird zurückgenommen',
        what: () => 'der Wechsel auf Ihren Geräten wird zurückgenommen.',
        stays:
          'Sie können weiterarbeiten und müssen nichts tun. Der Helpdesk ruft Sie an, wenn wir Sie brauchen.',
        next: 'Auf Ihrer Seite steht, wann Ihre Geräte wieder wie vorher sind.',
      },
    },
    openPage: 'Meine Seite öffnen',
    help: (contact) =>
      `Fragen? Stellen Sie sie auf Ihrer Seite; dort steht auch die Antwort.${contact === null ? '' : ` Auch für Sie da: ${contact}.`}`,
  },
};

/** The letter of a notice: what does not come about, what stays, what happens next, and how to ask. */
export function writeNotice(
  kind: NoticeKind,
  locale: MessageLocale,
  { givenName, date, help }: NoticeFacts,
): Letter {
  const language = languages[locale];
  const { subject, what, stays, next } = language.notices[kind];
  return {
    subject,
    paragraphs: [`${language.hello(givenName)}, ${what(date)}`, stays, next, language.help(help)],
    link: language.openPage,
  };
}
