/** The fixed words of the e-mail layout in each language: labels of the five facts and the headings. */
import type { FactName, MessageLocale } from './message-content.ts';

type MailLabels = Readonly<Record<FactName | 'steps' | 'help', string>>;

export const mailLabels: Readonly<Record<MessageLocale, MailLabels>> = {
  en: {
    who: 'Who',
    what: 'What',
    when: 'When',
    where: 'Where',
    why: 'Why',
    steps: 'What you do',
    help: 'Help',
  },
  sv: {
    who: 'Vem',
    what: 'Vad',
    when: 'När',
    where: 'Var',
    why: 'Varför',
    steps: 'Det här gör du',
    help: 'Hjälp',
  },
  de: {
    who: 'Wer',
    what: 'Was',
    when: 'Wann',
    where: 'Wo',
    why: 'Warum',
    steps: 'Das tun Sie',
    help: 'Hilfe',
  },
};
