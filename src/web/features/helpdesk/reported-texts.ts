/** The texts of tickets that other helpdesks report. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const reportedTexts = defineTexts({
  en: {
    about:
      'Tickets of your service desk, as its signals tell of them. They are answered there; an open one of priority 1 keeps hypercare open.',
    filters: 'Filters',
    all: 'All',
    states: { open: 'open', resolved: 'resolved' },
    priorities: {
      '1': 'Priority 1',
      '2': 'Priority 2',
      '3': 'Priority 3',
      '4': 'Priority 4',
      none: 'no priority',
    },
    table: 'Tickets reported elsewhere',
    ticket: 'Ticket',
    noWords: 'without words',
    person: 'Person',
    department: 'Department',
    stage: 'Stage',
    priority: 'Priority',
    state: 'State',
    source: 'Source',
    opened: 'Opened',
    emptyTitle: 'No tickets reported yet',
    empty:
      'Send the tickets of your service desk as signals, or bring them as a file: ticket.opened with its priority, and ticket.resolved once it is done.',
    nothing: 'No ticket fits these filters. Take one away.',
  },
  sv: {
    about:
      'Ärenden i er servicedesk, som dess signaler berättar om dem. De besvaras där; ett öppet med prioritet 1 håller efterstödet öppet.',
    filters: 'Filter',
    all: 'Alla',
    states: { open: 'öppet', resolved: 'löst' },
    priorities: {
      '1': 'Prioritet 1',
      '2': 'Prioritet 2',
      '3': 'Prioritet 3',
      '4': 'Prioritet 4',
      none: 'ingen prioritet',
    },
    table: 'Ärenden från annat håll',
    ticket: 'Ärende',
    noWords: 'utan ord',
    person: 'Person',
    department: 'Avdelning',
    stage: 'Etapp',
    priority: 'Prioritet',
    state: 'Läge',
    source: 'Källa',
    opened: 'Öppnat',
    emptyTitle: 'Inga ärenden har rapporterats än',
    empty:
      'Skicka er servicedesks ärenden som signaler, eller ta in dem som fil: ticket.opened med prioritet, och ticket.resolved när det är löst.',
    nothing: 'Inget ärende passar filtren. Ta bort ett.',
  },
  de: {
    about:
      'Tickets Ihres Service-Desks, wie seine Signale sie melden. Beantwortet werden sie dort; ein offenes mit Priorität 1 hält die Nachbetreuung offen.',
    filters: 'Filter',
    all: 'Alle',
    states: { open: 'offen', resolved: 'gelöst' },
    priorities: {
      '1': 'Priorität 1',
      '2': 'Priorität 2',
      '3': 'Priorität 3',
      '4': 'Priorität 4',
      none: 'ohne Priorität',
    },
    table: 'Anderswo gemeldete Tickets',
    ticket: 'Ticket',
    noWords: 'ohne Worte',
    person: 'Person',
    department: 'Abteilung',
    stage: 'Stufe',
    priority: 'Priorität',
    state: 'Stand',
    source: 'Quelle',
    opened: 'Eröffnet',
    emptyTitle: 'Noch keine Tickets gemeldet',
    empty:
      'Senden Sie die Tickets Ihres Service-Desks als Signale, oder lesen Sie sie als Datei ein: ticket.opened mit Priorität und ticket.resolved, sobald es gelöst ist.',
    nothing: 'Kein Ticket passt zu diesen Filtern. Nehmen Sie einen weg.',
  },
});
