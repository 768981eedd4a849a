/** What to try in the first 15 minutes after the change, for the Intune playbook, in three languages. Content only. */
import type { MessageLocale } from '../messages/message-content.ts';

export const firstMinutesItems = ['first_sign_in', 'first_mail', 'first_files', 'first_app'] as const;
export type FirstMinutesItem = (typeof firstMinutesItems)[number];

export type FirstMinutes = Readonly<
  Record<FirstMinutesItem, { readonly title: string; readonly effort: string }>
>;

export const firstMinutes: Readonly<Record<MessageLocale, FirstMinutes>> = {
  en: {
    first_sign_in: { title: 'Lock the screen and sign in with your PIN', effort: '2 min' },
    first_mail: { title: 'Open your mail and send one to yourself', effort: '3 min' },
    first_files: { title: 'Open a file from OneDrive', effort: '3 min' },
    first_app: { title: 'Install one program from Company Portal', effort: '7 min' },
  },
  sv: {
    first_sign_in: { title: 'Lås skärmen och logga in med din PIN-kod', effort: '2 min' },
    first_mail: { title: 'Öppna e-posten och skicka ett meddelande till dig själv', effort: '3 min' },
    first_files: { title: 'Öppna en fil från OneDrive', effort: '3 min' },
    first_app: { title: 'Installera ett program från Företagsportalen', effort: '7 min' },
  },
  de: {
    first_sign_in: {
      title: 'Sperren Sie den Bildschirm und melden Sie sich mit Ihrer PIN an',
      effort: '2 Min.',
    },
    first_mail: { title: 'Öffnen Sie Ihre E-Mail und senden Sie sich selbst eine', effort: '3 Min.' },
    first_files: { title: 'Öffnen Sie eine Datei aus OneDrive', effort: '3 Min.' },
    first_app: { title: 'Installieren Sie ein Programm aus dem Unternehmensportal', effort: '7 Min.' },
  },
};
