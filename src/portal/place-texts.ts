/** The words about places on the personal page, in each language. */
import type { PortalPlace } from '#contracts/portal.ts';
import type { Locale } from '#contracts/shared-schemas.ts';

type Notice =
  | 'place_taken'
  | 'place_waiting'
  | 'place_wished'
  | 'place_back'
  | 'place_left_line'
  | 'place_full'
  | 'place_too_late'
  | 'place_moves_used'
  | 'place_not_possible';

export type PlaceTexts = {
  readonly title: string;
  readonly heading: string;
  readonly back: string;
  readonly now: string;
  readonly standing: Readonly<
    Record<Exclude<PortalPlace['standing'], 'none' | 'chosen'>, (lost: string | null) => string>
  >;
  readonly choose: string;
  readonly chooseOther: string;
  readonly free: (times: number) => string;
  readonly freeShort: (times: number) => string;
  readonly limits: (movesLeft: number, hours: number) => string;
  readonly noMoves: string;
  readonly until: (on: string) => string;
  readonly zone: (zone: string) => string;
  readonly yes: string;
  readonly take: (from: string, to: string) => string;
  readonly places: (left: number | null) => string;
  readonly full: string;
  readonly yours: string;
  readonly none: { readonly heading: string; readonly body: string; readonly stays: string };
  readonly wishes: {
    readonly heading: string;
    readonly body: string;
    readonly preferred: string;
    readonly second: string;
    readonly choose: string;
    readonly noSecond: string;
    readonly send: string;
    readonly waitsFor: (times: readonly string[]) => string;
  };
  readonly join: string;
  readonly leave: string;
  readonly giveBack: { readonly heading: string; readonly body: string; readonly button: string };
  readonly notices: Readonly<Record<Notice, string>>;
};

const english: PlaceTexts = {
  title: 'Choose a time',
  heading: 'Choose a time that suits you',
  back: 'Back to my page',
  now: 'Your date now',
  standing: {
    given: () => 'A place became free and is yours. Does the time suit you?',
    lost: (lost) =>
      `Your place${lost === null ? '' : ` on ${lost}`} is gone. You are first in line for the next free one. Until then, this date counts.`,
    waiting: () =>
      'You are on the waiting list. The next free place is yours, and you get a message. Until then, this date counts.',
  },
  choose: 'Choose my own time',
  chooseOther: 'Choose another time',
  free: (times) => (times === 1 ? '1 time is free' : `${times} times are free`),
  freeShort: (times) => `${times} free`,
  limits: (moves, hours) =>
    moves === 1
      ? `You can change it once more, until ${hours} hours before.`
      : `You can change it ${moves} more times, until ${hours} hours before.`,
  noMoves: 'You have changed it as often as possible. Ask the helpdesk below if you cannot come.',
  until: (on) => `The last day for you is ${on}.`,
  zone: (zone) => `Times are in ${zone}.`,
  yes: 'Yes, I will be there',
  take: (from, to) => `${from} to ${to}`,
  places: (left) => (left === null ? 'free' : left === 1 ? '1 place left' : `${left} places left`),
  full: 'full',
  yours: 'your place',
  none: {
    heading: 'No places are left',
    body: 'Join the waiting list: the next free place is yours, and you get a message. Your date stays until then.',
    stays: 'Your date stays as it is. If you cannot come then, write so under “Your question” on your page.',
  },
  wishes: {
    heading: 'Name a preferred and a second time',
    body: 'You get your preferred time if it is free, else the second. If both are full, you wait for these two: the first that becomes free is yours.',
    preferred: 'Preferred time',
    second: 'Second choice',
    choose: 'Choose a time',
    noSecond: 'No second choice',
    send: 'Send my wishes',
    waitsFor: (times) =>
      `You wait for ${times.join(' or ')}. The first place that becomes free there is yours, and you get a message. Until then, this date counts.`,
  },
  join: 'Join the waiting list',
  leave: 'Leave the waiting list',
  giveBack: {
    heading: 'None of these times suits me',
    body: 'Give your place back. You then get a date from us, and a message that says it.',
    button: 'Give my place back',
  },
  notices: {
    place_taken: 'Your place is booked. You get a message that confirms it.',
    place_waiting: 'You are on the waiting list. You get a message when a place is yours.',
    place_wished: 'That is full. You wait for what you wished for, and get a message when a place is yours.',
    place_back: 'You have given your place back. You get a message with your new date.',
    place_left_line: 'You have left the waiting list. Your date stays as it is.',
    place_full: 'Somebody was faster: that time is full. Choose another one.',
    place_too_late:
      'A place cannot be changed less than 24 hours before. Ask the helpdesk if you cannot come.',
    place_moves_used:
      'You have changed your place as often as possible. Ask the helpdesk if you cannot come.',
    place_not_possible: 'That time cannot be chosen any more. Choose another one.',
  },
};

const swedish: PlaceTexts = {
  title: 'Välj en tid',
  heading: 'Välj en tid som passar dig',
  back: 'Tillbaka till min sida',
  now: 'Din tid nu',
  standing: {
    given: () => 'En plats blev ledig och är din. Passar tiden?',
    lost: (lost) =>
      `Din plats${lost === null ? '' : ` ${lost}`} finns inte kvar. Du står först i kön till nästa lediga. Till dess gäller den här dagen.`,
    waiting: () =>
      'Du står i kö. Nästa lediga plats är din, och du får ett meddelande. Till dess gäller den här dagen.',
  },
  choose: 'Välj tid själv',
  chooseOther: 'Välj en annan tid',
  free: (times) => (times === 1 ? '1 tid är ledig' : `${times} tider är lediga`),
  freeShort: (times) => (times === 1 ? '1 ledig' : `${times} lediga`),
  limits: (moves, hours) =>
    moves === 1
      ? `Du kan ändra den en gång till, fram till ${hours} timmar före.`
      : `Du kan ändra den ${moves} gånger till, fram till ${hours} timmar före.`,
  noMoves: 'Du har ändrat den så ofta det går. Fråga supporten nedan om du inte kan komma.',
  until: (on) => `Sista dagen för dig är ${on}.`,
  zone: (zone) => `Tiderna är i ${zone}.`,
  yes: 'Ja, jag kommer',
  take: (from, to) => `${from} till ${to}`,
  places: (left) => (left === null ? 'ledigt' : left === 1 ? '1 plats kvar' : `${left} platser kvar`),
  full: 'fullt',
  yours: 'din plats',
  none: {
    heading: 'Inga platser är lediga',
    body: 'Ställ dig i kö: nästa lediga plats är din, och du får ett meddelande. Din dag gäller till dess.',
    stays: 'Din dag gäller som den är. Om du inte kan då, skriv det under ”Din fråga” på din sida.',
  },
  wishes: {
    heading: 'Ange en tid du helst vill ha och en andra',
    body: 'Du får den tid du helst vill ha om den är ledig, annars den andra. Är båda fulla väntar du på de två: den första som blir ledig är din.',
    preferred: 'Helst',
    second: 'Andra val',
    choose: 'Välj en tid',
    noSecond: 'Inget andra val',
    send: 'Skicka mina önskemål',
    waitsFor: (times) =>
      `Du väntar på ${times.join(' eller ')}. Den första plats som blir ledig där är din, och du får ett meddelande. Till dess gäller den här dagen.`,
  },
  join: 'Ställ mig i kö',
  leave: 'Lämna kön',
  giveBack: {
    heading: 'Ingen av tiderna passar',
    body: 'Lämna tillbaka platsen. Du får då en dag av oss och ett meddelande om den.',
    button: 'Lämna tillbaka min plats',
  },
  notices: {
    place_taken: 'Din plats är bokad. Du får ett meddelande som bekräftar den.',
    place_waiting: 'Du står i kö. Du får ett meddelande när en plats är din.',
    place_wished: 'Tiderna är fulla. Du väntar på dem och får ett meddelande när en är din.',
    place_back: 'Du har lämnat tillbaka platsen. Du får ett meddelande med din nya dag.',
    place_left_line: 'Du har lämnat kön. Din dag står kvar.',
    place_full: 'Någon hann före: den tiden är full. Välj en annan.',
    place_too_late:
      'En plats kan inte ändras senare än 24 timmar före. Fråga supporten om du inte kan komma.',
    place_moves_used: 'Du har ändrat platsen så ofta det går. Fråga supporten om du inte kan komma.',
    place_not_possible: 'Den tiden går inte att välja längre. Välj en annan.',
  },
};

const german: PlaceTexts = {
  title: 'Termin wählen',
  heading: 'Wählen Sie eine passende Zeit',
  back: 'Zurück zu meiner Seite',
  now: 'Ihr Termin jetzt',
  standing: {
    given: () => 'Ein Platz wurde frei und gehört Ihnen. Passt Ihnen die Zeit?',
    lost: (lost) =>
      `Ihr Platz${lost === null ? '' : ` am ${lost}`} ist weggefallen. Der nächste freie Platz gehört Ihnen. Bis dahin gilt dieser Termin.`,
    waiting: () =>
      'Sie stehen auf der Warteliste. Der nächste freie Platz gehört Ihnen, und Sie erhalten eine Nachricht. Bis dahin gilt dieser Termin.',
  },
  choose: 'Termin selbst wählen',
  chooseOther: 'Anderen Termin wählen',
  free: (times) => (times === 1 ? '1 Zeit ist frei' : `${times} Zeiten sind frei`),
  freeShort: (times) => `${times} frei`,
  limits: (moves, hours) =>
    moves === 1
      ? `Sie können ihn noch einmal ändern, bis ${hours} Stunden vorher.`
      : `Sie können ihn noch ${moves}-mal ändern, bis ${hours} Stunden vorher.`,
  noMoves:
    'Sie haben ihn so oft geändert, wie es geht. Fragen Sie unten den Helpdesk, wenn Sie nicht kommen können.',
  until: (on) => `Ihr letzter möglicher Tag ist ${on}.`,
  zone: (zone) => `Zeiten in ${zone}.`,
  yes: 'Ja, ich komme',
  take: (from, to) => `${from} bis ${to}`,
  places: (left) => (left === null ? 'frei' : left === 1 ? 'noch 1 Platz' : `noch ${left} Plätze`),
  full: 'belegt',
  yours: 'Ihr Platz',
  none: {
    heading: 'Es sind keine Plätze mehr frei',
    body: 'Setzen Sie sich auf die Warteliste: Der nächste freie Platz gehört Ihnen, und Sie erhalten eine Nachricht. Ihr Termin gilt bis dahin.',
    stays:
      'Ihr Termin gilt, wie er ist. Wenn Sie dann nicht können, schreiben Sie das unter „Ihre Frage“ auf Ihrer Seite.',
  },
  wishes: {
    heading: 'Wunschtermin und zweite Wahl angeben',
    body: 'Sie erhalten Ihren Wunschtermin, wenn er frei ist, sonst die zweite Wahl. Sind beide belegt, warten Sie auf diese beiden: Der erste, der frei wird, gehört Ihnen.',
    preferred: 'Wunschtermin',
    second: 'Zweite Wahl',
    choose: 'Zeit wählen',
    noSecond: 'Keine zweite Wahl',
    send: 'Wünsche senden',
    waitsFor: (times) =>
      `Sie warten auf ${times.join(' oder ')}. Der erste Platz, der dort frei wird, gehört Ihnen, und Sie erhalten eine Nachricht. Bis dahin gilt dieser Termin.`,
  },
  join: 'Auf die Warteliste',
  leave: 'Warteliste verlassen',
  giveBack: {
    heading: 'Keine dieser Zeiten passt',
    body: 'Geben Sie Ihren Platz zurück. Sie erhalten dann einen Termin von uns und eine Nachricht dazu.',
    button: 'Meinen Platz zurückgeben',
  },
  notices: {
    place_taken: 'Ihr Platz ist gebucht. Sie erhalten eine Nachricht zur Bestätigung.',
    place_waiting: 'Sie stehen auf der Warteliste. Sie erhalten eine Nachricht, wenn ein Platz Ihnen gehört.',
    place_wished:
      'Diese Zeiten sind belegt. Sie warten darauf und erhalten eine Nachricht, wenn eine Ihnen gehört.',
    place_back: 'Sie haben Ihren Platz zurückgegeben. Sie erhalten eine Nachricht mit Ihrem neuen Termin.',
    place_left_line: 'Sie haben die Warteliste verlassen. Ihr Termin bleibt, wie er ist.',
    place_full: 'Jemand war schneller: Diese Zeit ist belegt. Wählen Sie eine andere.',
    place_too_late:
      'Ein Platz lässt sich weniger als 24 Stunden vorher nicht mehr ändern. Fragen Sie den Helpdesk, wenn Sie nicht kommen können.',
    place_moves_used:
      'Sie haben Ihren Platz so oft geändert, wie es geht. Fragen Sie den Helpdesk, wenn Sie nicht kommen können.',
    place_not_possible: 'Diese Zeit lässt sich nicht mehr wählen. Wählen Sie eine andere.',
  },
};

export const placeTexts: Readonly<Record<Locale, PlaceTexts>> = { en: english, sv: swedish, de: german };
