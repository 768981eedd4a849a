/**
 * The chain Bellwether brings for a wave of Microsoft Intune: what usually has to be in place before devices are
 * enrolled, on the first day, and afterwards. A starting point that an organisation copies and changes.
 */
import { everybodyTold, nobodyLeft, type BuiltInChain } from './built-in-chain.ts';

const fromFirstDay = { after: null, dueFrom: 't_day' } as const;

export const intuneWaveChain: BuiltInChain = {
  names: { en: 'Intune wave', sv: 'Intune-våg', de: 'Intune-Welle' },
  tasks: [
    {
      ...fromFirstDay,
      owner: 'endpoint_admin',
      track: 'technology',
      action: 'by_hand',
      onFailure: 'hold',
      days: -10,
      words: {
        en: [
          'Check licences and profiles',
          'Everybody of the wave has a licence for Intune, and the enrolment and compliance profiles are assigned to their group.',
        ],
        sv: [
          'Kontrollera licenser och profiler',
          'Alla i vågen har en licens för Intune, och profilerna för registrering och efterlevnad är tilldelade deras grupp.',
        ],
        de: [
          'Lizenzen und Profile prüfen',
          'Alle Personen der Welle haben eine Lizenz für Intune; die Profile für Registrierung und Konformität sind ihrer Gruppe zugewiesen.',
        ],
      },
    },
    {
      ...fromFirstDay,
      owner: 'endpoint_admin',
      track: 'technology',
      action: 'check_rollback',
      onFailure: 'hold',
      days: -8,
      words: {
        en: [
          'The rollback is rehearsed',
          'Write the rollback plan of the wave, try it on one device, and say when.',
        ],
        sv: ['Återgången är övad', 'Skriv vågens återgångsplan, pröva den på en enhet och ange när.'],
        de: [
          'Die Rückführung ist geübt',
          'Schreiben Sie den Rückführungsplan der Welle, erproben Sie ihn an einem Gerät, und geben Sie an, wann.',
        ],
      },
    },
    {
      ...fromFirstDay,
      owner: 'communications_lead',
      track: 'communication',
      action: 'check_message',
      onFailure: 'hold',
      days: -7,
      words: {
        en: [
          'The message is approved',
          'Write and approve the message for this kind of stage on the page Messages.',
        ],
        sv: [
          'Meddelandet är godkänt',
          'Skriv och godkänn meddelandet för den här sortens etapp på sidan Meddelanden.',
        ],
        de: [
          'Die Nachricht ist freigegeben',
          'Schreiben Sie die Nachricht für diese Art von Stufe auf der Seite Nachrichten, und geben Sie sie frei.',
        ],
      },
    },
    {
      owner: 'communications_lead',
      track: 'communication',
      action: 'send_notice',
      onFailure: 'hold',
      after: 3,
      dueFrom: 't_day',
      days: -5,
      words: {
        en: ['Tell everybody their date', 'Gives everybody of the wave a date and sends the message.'],
        sv: ['Meddela alla deras datum', 'Ger alla i vågen ett datum och skickar meddelandet.'],
        de: [
          'Allen ihren Termin mitteilen',
          'Gibt allen Personen der Welle einen Termin und sendet die Nachricht.',
        ],
      },
    },
    {
      owner: 'communications_lead',
      track: 'communication',
      action: 'check_told',
      onFailure: 'go_on',
      after: 4,
      dueFrom: 'task_before',
      days: 2,
      words: everybodyTold,
    },
    {
      ...fromFirstDay,
      owner: 'helpdesk_lead',
      track: 'support',
      action: 'by_hand',
      onFailure: 'hold',
      days: -3,
      words: {
        en: [
          'Brief the helpdesk',
          'Go through the guide, the known issues and who is on duty; name who hands up what, and to whom.',
        ],
        sv: [
          'Informera helpdesken',
          'Gå igenom guiden, de kända problemen och bemanningen; bestäm vem som eskalerar vad till vem.',
        ],
        de: [
          'Helpdesk einweisen',
          'Gehen Sie Anleitung, bekannte Probleme und Dienstplan durch; legen Sie fest, wer was an wen weitergibt.',
        ],
      },
    },
    {
      ...fromFirstDay,
      owner: 'training_lead',
      track: 'training',
      action: 'by_hand',
      onFailure: 'hold',
      days: -5,
      words: {
        en: [
          'Training is arranged',
          'Sessions and a short guide are there for everybody of the wave, in their language, and the message says where.',
        ],
        sv: [
          'Utbildningen är ordnad',
          'Tillfällen och en kort guide finns för alla i vågen på deras språk, och meddelandet säger var.',
        ],
        de: [
          'Die Schulung ist vorbereitet',
          'Termine und eine kurze Anleitung gibt es für alle Personen der Welle in ihrer Sprache, und die Nachricht sagt, wo.',
        ],
      },
    },
    {
      ...fromFirstDay,
      owner: 'rollout_lead',
      track: null,
      action: 'by_hand',
      onFailure: 'go_on',
      days: 0,
      words: {
        en: [
          'Meet on the first morning',
          'Helpdesk, endpoint admins and the lead: what came in, what is held, what changes today.',
        ],
        sv: [
          'Möte första morgonen',
          'Helpdesk, enhetsadministratörer och ledaren: vad har kommit in, vad är stoppat, vad ändras i dag.',
        ],
        de: [
          'Besprechung am ersten Morgen',
          'Helpdesk, Geräteverwaltung und Leitung: was eingegangen ist, was angehalten ist, was sich heute ändert.',
        ],
      },
    },
    {
      ...fromFirstDay,
      owner: 'rollout_lead',
      track: null,
      action: 'check_residue',
      onFailure: 'go_on',
      days: 15,
      words: nobodyLeft,
    },
  ],
};
