/**
 * The cycle by which groups move one after the other: announce, instruct, deadline, enforce. Each step waits for the
 * check of the one before in the same group, while people of the group go on starting. The groups are the waves, and
 * the period between them is that of the waves. The four steps are those of Microsoft's migration guide for Intune.
 */
import { everybodyTold, nobodyLeft, type BuiltInChain } from './built-in-chain.ts';

const afterTask = { dueFrom: 'task_before', onFailure: 'wait' } as const;

export const migrationCycleChain: BuiltInChain = {
  names: { en: 'Migration cycle', sv: 'Flyttcykel', de: 'Umzugszyklus' },
  tasks: [
    {
      owner: 'communications_lead',
      track: 'communication',
      action: 'send_notice',
      onFailure: 'hold',
      after: null,
      dueFrom: 't_day',
      days: -10,
      words: {
        en: ['Announce', 'Gives everybody of the group a date and sends the message that announces it.'],
        sv: ['Meddela', 'Ger alla i gruppen ett datum och skickar meddelandet om det.'],
        de: [
          'Ankündigen',
          'Gibt allen Personen der Gruppe einen Termin und sendet die Nachricht, die ihn ankündigt.',
        ],
      },
    },
    {
      ...afterTask,
      owner: 'communications_lead',
      track: 'communication',
      action: 'check_told',
      after: 1,
      days: 2,
      words: everybodyTold,
    },
    {
      ...afterTask,
      owner: 'communications_lead',
      track: 'communication',
      action: 'send_instructions',
      after: 2,
      days: 3,
      words: {
        en: [
          'Instruct',
          'Sends the message Instructions to everybody of the group: what to do, step by step. Write and approve it on the page Messages.',
        ],
        sv: [
          'Instruera',
          'Skickar meddelandet Instruktioner till alla i gruppen: vad man gör, steg för steg. Skriv och godkänn det på sidan Meddelanden.',
        ],
        de: [
          'Anleiten',
          'Sendet die Nachricht Anleitung an alle Personen der Gruppe: was zu tun ist, Schritt für Schritt. Schreiben Sie sie auf der Seite Nachrichten, und geben Sie sie dort frei.',
        ],
      },
    },
    {
      ...afterTask,
      owner: 'endpoint_admin',
      track: 'technology',
      action: 'check_success',
      leastPercent: 60,
      after: 3,
      dueFrom: 't_day',
      days: 5,
      words: {
        en: [
          'Six in ten are done',
          'Fewer means that the instructions or the enrolment do not work for this group. Look at the reasons on Stragglers and mend the cause before a deadline follows.',
        ],
        sv: [
          'Sex av tio är klara',
          'Färre betyder att instruktionerna eller registreringen inte fungerar för gruppen. Se skälen under Eftersläp och åtgärda orsaken innan en sista dag sätts.',
        ],
        de: [
          'Sechs von zehn sind fertig',
          'Weniger bedeutet, dass Anleitung oder Registrierung für diese Gruppe nicht funktioniert. Sehen Sie bei den Nachzüglern die Gründe an, und beheben Sie die Ursache, bevor eine Frist folgt.',
        ],
      },
    },
    {
      ...afterTask,
      owner: 'communications_lead',
      track: 'communication',
      action: 'send_deadline',
      daysGiven: 5,
      after: 4,
      days: 0,
      words: {
        en: [
          'Deadline',
          'Sends the message Deadline to whoever is not done: their last day, and what happens after it. Write and approve it on the page Messages.',
        ],
        sv: [
          'Sista dag',
          'Skickar meddelandet Sista dag till dem som inte är klara: deras sista dag och vad som händer sedan. Skriv och godkänn det på sidan Meddelanden.',
        ],
        de: [
          'Frist',
          'Sendet die Nachricht Frist an alle, die nicht fertig sind: ihren letzten Tag und was danach geschieht. Schreiben Sie sie auf der Seite Nachrichten, und geben Sie sie dort frei.',
        ],
      },
    },
    {
      ...afterTask,
      owner: 'helpdesk_lead',
      track: 'support',
      action: 'check_success',
      leastPercent: 90,
      after: 5,
      days: 6,
      words: {
        en: [
          'Nine in ten are done',
          'The helpdesk must be able to take in those who are left when access is closed to them.',
        ],
        sv: [
          'Nio av tio är klara',
          'Helpdesken måste kunna ta hand om dem som återstår när åtkomsten stängs.',
        ],
        de: [
          'Neun von zehn sind fertig',
          'Der Helpdesk muss auffangen können, wer noch übrig ist, wenn der Zugang gesperrt wird.',
        ],
      },
    },
    {
      ...afterTask,
      owner: 'endpoint_admin',
      track: 'technology',
      action: 'by_hand',
      after: 6,
      days: 1,
      words: {
        en: [
          'Enforce',
          'Close access to devices of this group that are not enrolled, for instance by conditional access. Leave out who has a later date or stands among the exceptions with a last day.',
        ],
        sv: [
          'Kräv',
          'Stäng åtkomsten för gruppens enheter som inte är registrerade, till exempel med villkorlig åtkomst. Undanta den som har ett senare datum eller ett undantag med en sista dag.',
        ],
        de: [
          'Durchsetzen',
          'Sperren Sie den Zugang für Geräte der Gruppe, die nicht registriert sind, etwa mit bedingtem Zugriff. Nehmen Sie aus, wer einen späteren Termin hat oder mit einem letzten Tag unter den Ausnahmen steht.',
        ],
      },
    },
    {
      ...afterTask,
      owner: 'rollout_lead',
      track: null,
      action: 'check_residue',
      onFailure: 'go_on',
      after: 7,
      days: 5,
      words: nobodyLeft,
    },
  ],
};
