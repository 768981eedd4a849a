/** The texts of what is missing before waves can be laid out. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const beforeGoTexts = defineTexts({
  en: {
    missingTitle: 'What is missing before the waves',
    missingText:
      'Waves are laid out when the gate of the pilot says go. The evidence of the pilot decides how fast they may be.',
    missing: {
      pilot: 'Choose and accept the pilot',
      pilotDone: (people: string) => `${people} people are in the pilot`,
      criteria: 'Freeze the criteria',
      criteriaDone: (date: string) => `frozen on ${date}`,
      start: 'Approve the message and start the pilot',
      startDone: (date: string) => `started on ${date}`,
      run: 'Run the pilot until the verdicts are in',
      runNow: (done: string, people: string) => `${done} of ${people} people have an outcome`,
      runDone: 'the verdicts are in',
      gate: 'Decide the gate',
      gateFailed: 'The gate said no. The waves need another pilot or another plan.',
      ahead: 'comes after the steps above',
    },
    openPlace: 'Open',
  },
  sv: {
    missingTitle: 'Vad som saknas före vågorna',
    missingText: 'Vågor läggs ut när pilotens beslut är ja. Pilotens underlag avgör hur snabba de får vara.',
    missing: {
      pilot: 'Välj och godkänn piloten',
      pilotDone: (people) => `${people} personer är med i piloten`,
      criteria: 'Frys kriterierna',
      criteriaDone: (date) => `frysta ${date}`,
      start: 'Godkänn meddelandet och starta piloten',
      startDone: (date) => `startad ${date}`,
      run: 'Kör piloten tills utfallen finns',
      runNow: (done, people) => `${done} av ${people} personer har ett utfall`,
      runDone: 'utfallen finns',
      gate: 'Ta beslutet',
      gateFailed: 'Beslutet blev nej. Vågorna behöver en annan pilot eller en annan plan.',
      ahead: 'kommer efter stegen ovan',
    },
    openPlace: 'Öppna',
  },
  de: {
    missingTitle: 'Was vor den Wellen noch fehlt',
    missingText:
      'Wellen werden festgelegt, wenn der Pilot freigegeben ist. Seine Belege entscheiden, wie schnell sie sein dürfen.',
    missing: {
      pilot: 'Piloten wählen und bestätigen',
      pilotDone: (people) => `${people} Personen sind im Piloten`,
      criteria: 'Kriterien sperren',
      criteriaDone: (date) => `gesperrt am ${date}`,
      start: 'Nachricht freigeben und Piloten beginnen',
      startDone: (date) => `begonnen am ${date}`,
      run: 'Piloten führen, bis die Ergebnisse vorliegen',
      runNow: (done, people) => `${done} von ${people} Personen haben ein Ergebnis`,
      runDone: 'die Ergebnisse liegen vor',
      gate: 'Über die Freigabe entscheiden',
      gateFailed:
        'Der Pilot wurde nicht freigegeben. Die Wellen brauchen einen anderen Piloten oder einen anderen Plan.',
      ahead: 'folgt auf die Schritte oben',
    },
    openPlace: 'Öffnen',
  },
});
