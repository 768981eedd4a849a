/** The words for putting off one's date, in each language. */
import type { DeferralCode } from '#contracts/deferrals.ts';
import type { Locale } from '#contracts/shared-schemas.ts';

export type PutOffTexts = {
  readonly open: string;
  /** How many times are left, and until which day. */
  readonly left: (times: number, latest: string) => string;
  readonly why: string;
  readonly codes: Readonly<Record<DeferralCode, string>>;
  readonly on: string;
  readonly none: string;
  readonly choose: string;
  readonly send: string;
  readonly usedUp: (times: number) => string;
  readonly help: string;
  readonly done: string;
  readonly doneOpen: string;
  readonly refused: string;
};

export const putOffTexts: Readonly<Record<Locale, PutOffTexts>> = {
  en: {
    open: 'This date does not suit me',
    left: (times, latest) =>
      `You can put it off ${times === 1 ? 'once more' : times === 2 ? 'twice more' : `${times} more times`}, until ${latest} at the latest.`,
    why: 'Why',
    codes: {
      absent: 'I am away',
      busy: 'I am too busy then',
      device: 'My device is not at hand',
      hours: 'It is outside my working hours',
      doubts: 'I have doubts about the change',
      other: 'Another reason',
    },
    on: 'New date',
    none: 'None of these: please contact me',
    choose: 'Please choose',
    send: 'Put off my date',
    usedUp: (times) =>
      `You have put it off ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`}. More is not possible by yourself.`,
    help: 'If you cannot keep this date, ask the helpdesk below: whoever runs the change can give you another.',
    done: 'Your date is put off. You get a message with the new one.',
    doneOpen: 'Nothing happens on the old date. Somebody contacts you to agree a new one.',
    refused:
      'The date could not be put off: it was taken meanwhile, or lies beyond what is possible. Choose another, or ask below.',
  },
  sv: {
    open: 'Datumet passar mig inte',
    left: (times, latest) =>
      `Du kan skjuta upp det ${times === 1 ? 'en gång till' : times === 2 ? 'två gånger till' : `${times} gånger till`}, till senast ${latest}.`,
    why: 'Varför',
    codes: {
      absent: 'Jag är borta',
      busy: 'Jag har för mycket att göra då',
      device: 'Jag har inte enheten till hands',
      hours: 'Det är utanför min arbetstid',
      doubts: 'Jag är tveksam till ändringen',
      other: 'Ett annat skäl',
    },
    on: 'Nytt datum',
    none: 'Inget av dem: kontakta mig',
    choose: 'Välj',
    send: 'Skjut upp mitt datum',
    usedUp: (times) =>
      `Du har skjutit upp det ${times === 1 ? 'en gång' : times === 2 ? 'två gånger' : `${times} gånger`}. Fler gånger går inte på egen hand.`,
    help: 'Om du inte kan den dagen, fråga supporten nedan: den som leder ändringen kan ge dig en annan.',
    done: 'Ditt datum är uppskjutet. Du får ett meddelande med det nya.',
    doneOpen: 'På den gamla dagen händer inget. Någon kontaktar dig för att komma överens om en ny.',
    refused:
      'Datumet kunde inte skjutas upp: det blev upptaget under tiden eller ligger utanför det möjliga. Välj ett annat eller fråga nedan.',
  },
  de: {
    open: 'Dieser Termin passt mir nicht',
    left: (times, latest) =>
      `Sie können noch ${times === 1 ? 'einmal' : times === 2 ? 'zweimal' : `${times}-mal`} verschieben, bis spätestens ${latest}.`,
    why: 'Grund',
    codes: {
      absent: 'Ich bin abwesend',
      busy: 'Ich habe dann zu viel zu tun',
      device: 'Mein Gerät ist nicht zur Hand',
      hours: 'Er liegt außerhalb meiner Arbeitszeit',
      doubts: 'Ich habe Bedenken gegen die Änderung',
      other: 'Ein anderer Grund',
    },
    on: 'Neuer Termin',
    none: 'Keiner davon: Bitte melden Sie sich bei mir',
    choose: 'Bitte wählen',
    send: 'Termin verschieben',
    usedUp: (times) =>
      `Sie haben den Termin ${times === 1 ? 'einmal' : times === 2 ? 'zweimal' : `${times}-mal`} verschoben. Öfter ist es nicht selbst möglich.`,
    help: 'Wenn Sie diesen Termin nicht wahrnehmen können, fragen Sie unten den Helpdesk: Wer die Änderung leitet, kann Ihnen einen anderen geben.',
    done: 'Ihr Termin ist verschoben. Sie erhalten eine Nachricht mit dem neuen.',
    doneOpen: 'Am alten Termin geschieht nichts. Wir melden uns bei Ihnen, um einen neuen zu vereinbaren.',
    refused:
      'Der Termin ließ sich nicht verschieben: Er wurde inzwischen vergeben oder liegt außerhalb des Möglichen. Wählen Sie einen anderen, oder fragen Sie unten.',
  },
};
