/**
 * The fixed words of the e-mail layout in each language: labels of the five facts, the headings, what stands above
 * a message that tells a new date instead of one the person knows, and before the subject of a reminder.
 */
import type { FactName, MessageLocale } from './message-content.ts';

import type { Template } from './merge-template.ts';

type MailLabels = Readonly<Record<FactName | 'steps' | 'help', string>> & {
  readonly newDate: { readonly subject: string; readonly opening: Template };
  readonly reminder: string;
};

const date = { tag: 'date', fallback: null } as const;
const replacedDate = { tag: 'replacedDate', fallback: null } as const;

export const mailLabels: Readonly<Record<MessageLocale, MailLabels>> = {
  en: {
    who: 'Who',
    what: 'What',
    when: 'When',
    where: 'Where',
    why: 'Why',
    steps: 'What you do',
    help: 'Help',
    reminder: 'Reminder: ',
    newDate: {
      subject: 'New date: ',
      opening: [
        'Sorry, we could not keep your date. Instead of ',
        replacedDate,
        ' it is now ',
        date,
        '. Is it in your calendar? Add the new one from your page; it replaces the old one.',
      ],
    },
  },
  sv: {
    who: 'Vem',
    what: 'Vad',
    when: 'När',
    where: 'Var',
    why: 'Varför',
    steps: 'Det här gör du',
    help: 'Hjälp',
    reminder: 'Påminnelse: ',
    newDate: {
      subject: 'Ny dag: ',
      opening: [
        'Vi kunde tyvärr inte hålla din dag. I stället för ',
        replacedDate,
        ' är den nu ',
        date,
        '. Står den i din kalender? Lägg till den nya från din sida, så ersätter den den gamla.',
      ],
    },
  },
  de: {
    who: 'Wer',
    what: 'Was',
    when: 'Wann',
    where: 'Wo',
    why: 'Warum',
    steps: 'Das tun Sie',
    help: 'Hilfe',
    reminder: 'Erinnerung: ',
    newDate: {
      subject: 'Neuer Termin: ',
      opening: [
        'Leider konnten wir Ihren Termin nicht halten. Statt ',
        replacedDate,
        ' ist er nun ',
        date,
        '. Steht er in Ihrem Kalender? Fügen Sie den neuen auf Ihrer Seite hinzu; er ersetzt den alten.',
      ],
    },
  },
};
