/**
 * What the personal page says for the Intune playbook: what changes, what to do before the date, and a short
 * guide per platform, in three languages. Content only; laying it out is the portal's work.
 */
import type { MessageLocale } from './message-content.ts';

export const guidePlatforms = ['windows', 'macos', 'ios', 'android'] as const;
export type GuidePlatform = (typeof guidePlatforms)[number];

export const checklistItems = ['files_saved', 'updates_installed', 'phone_ready', 'charger_ready'] as const;
export type ChecklistItem = (typeof checklistItems)[number];

export type Change = {
  /** Something new, or something that stays as it is. */
  readonly kind: 'new' | 'stays';
  readonly strong: string;
  readonly rest: string;
};

export type Guide = {
  readonly changes: readonly Change[];
  readonly checklist: Readonly<Record<ChecklistItem, { readonly title: string; readonly effort: string }>>;
  readonly platforms: Readonly<
    Record<
      GuidePlatform,
      { readonly title: string; readonly summary: string; readonly steps: readonly string[] }
    >
  >;
  readonly where: string;
};

/** How long the move takes on the day, in minutes. */
export const appointmentMinutes = 45;

const english: Guide = {
  where: 'At your desk or at home',
  changes: [
    { kind: 'new', strong: 'A PIN instead of a password', rest: 'when you sign in' },
    { kind: 'new', strong: 'Programs', rest: 'you install yourself' },
    { kind: 'stays', strong: '', rest: 'Your files, e-mails and apps stay' },
  ],
  checklist: {
    files_saved: { title: 'Save your files in OneDrive', effort: '10 min' },
    updates_installed: { title: 'Install updates and restart', effort: '15 min' },
    phone_ready: { title: 'Set up your phone for signing in', effort: '3 min' },
    charger_ready: { title: 'Have your charger ready', effort: 'on the day' },
  },
  platforms: {
    windows: {
      title: 'Your Windows computer',
      summary: '4 steps, about 20 minutes',
      steps: [
        'Connect the charger and save your work.',
        'Open Settings, then Accounts, then Access work or school.',
        'Choose Connect and sign in with your work e-mail address.',
        'Choose a PIN when you are asked for one, and restart.',
      ],
    },
    macos: {
      title: 'Your Mac',
      summary: '4 steps, about 20 minutes',
      steps: [
        'Connect the charger and save your work.',
        'Open Company Portal and sign in with your work e-mail address.',
        'Choose Begin and allow the management profile in System Settings.',
        'Return to Company Portal and wait until it says that you are set up.',
      ],
    },
    ios: {
      title: 'Your iPhone or iPad',
      summary: '3 steps, about 10 minutes',
      steps: [
        'Install Intune Company Portal from the App Store.',
        'Sign in with your work e-mail address and follow the questions.',
        'Open Settings, choose Profile downloaded, then Install.',
      ],
    },
    android: {
      title: 'Your Android phone',
      summary: '3 steps, about 10 minutes',
      steps: [
        'Install Intune Company Portal from Google Play.',
        'Sign in with your work e-mail address.',
        'Create the work profile when you are asked. Private apps stay separate.',
      ],
    },
  },
};

const swedish: Guide = {
  where: 'Vid skrivbordet eller hemma',
  changes: [
    { kind: 'new', strong: 'PIN-kod i stället för lösenord', rest: 'när du loggar in' },
    { kind: 'new', strong: 'Program', rest: 'installerar du själv' },
    { kind: 'stays', strong: '', rest: 'Dina filer, mejl och appar finns kvar' },
  ],
  checklist: {
    files_saved: { title: 'Spara dina filer i OneDrive', effort: '10 min' },
    updates_installed: { title: 'Installera uppdateringar och starta om', effort: '15 min' },
    phone_ready: { title: 'Förbered telefonen för inloggning', effort: '3 min' },
    charger_ready: { title: 'Ha laddaren till hands', effort: 'samma dag' },
  },
  platforms: {
    windows: {
      title: 'Din Windows-dator',
      summary: '4 steg, cirka 20 minuter',
      steps: [
        'Anslut laddaren och spara ditt arbete.',
        'Öppna Inställningar, sedan Konton, sedan Åtkomst till arbete eller skola.',
        'Välj Anslut och logga in med din e-postadress på jobbet.',
        'Välj en PIN-kod när du får frågan och starta om.',
      ],
    },
    macos: {
      title: 'Din Mac',
      summary: '4 steg, cirka 20 minuter',
      steps: [
        'Anslut laddaren och spara ditt arbete.',
        'Öppna Företagsportal och logga in med din e-postadress på jobbet.',
        'Välj Börja och tillåt hanteringsprofilen i Systeminställningar.',
        'Gå tillbaka till Företagsportal och vänta tills den visar att du är klar.',
      ],
    },
    ios: {
      title: 'Din iPhone eller iPad',
      summary: '3 steg, cirka 10 minuter',
      steps: [
        'Installera Intune-företagsportal från App Store.',
        'Logga in med din e-postadress på jobbet och följ frågorna.',
        'Öppna Inställningar, välj Profil hämtad och sedan Installera.',
      ],
    },
    android: {
      title: 'Din Android-telefon',
      summary: '3 steg, cirka 10 minuter',
      steps: [
        'Installera Intune-företagsportal från Google Play.',
        'Logga in med din e-postadress på jobbet.',
        'Skapa arbetsprofilen när du får frågan. Privata appar hålls åtskilda.',
      ],
    },
  },
};

const german: Guide = {
  where: 'Am Arbeitsplatz oder zu Hause',
  changes: [
    { kind: 'new', strong: 'PIN statt Kennwort', rest: 'beim Anmelden' },
    { kind: 'new', strong: 'Programme', rest: 'installieren Sie selbst' },
    { kind: 'stays', strong: '', rest: 'Ihre Dateien, E-Mails und Apps bleiben' },
  ],
  checklist: {
    files_saved: { title: 'Dateien in OneDrive sichern', effort: '10 Min.' },
    updates_installed: { title: 'Updates installieren und neu starten', effort: '15 Min.' },
    phone_ready: { title: 'Telefon für die Anmeldung einrichten', effort: '3 Min.' },
    charger_ready: { title: 'Netzteil bereitlegen', effort: 'am Termin' },
  },
  platforms: {
    windows: {
      title: 'Ihr Windows-Computer',
      summary: '4 Schritte, etwa 20 Minuten',
      steps: [
        'Schließen Sie das Netzteil an und speichern Sie Ihre Arbeit.',
        'Öffnen Sie Einstellungen, dann Konten, dann Auf Arbeits- oder Schulkonto zugreifen.',
        'Wählen Sie Verbinden und melden Sie sich mit Ihrer dienstlichen E-Mail-Adresse an.',
        'Wählen Sie eine PIN, wenn Sie danach gefragt werden, und starten Sie neu.',
      ],
    },
    macos: {
      title: 'Ihr Mac',
      summary: '4 Schritte, etwa 20 Minuten',
      steps: [
        'Schließen Sie das Netzteil an und speichern Sie Ihre Arbeit.',
        'Öffnen Sie das Unternehmensportal und melden Sie sich mit Ihrer dienstlichen E-Mail-Adresse an.',
        'Wählen Sie Beginnen und erlauben Sie das Verwaltungsprofil in den Systemeinstellungen.',
        'Kehren Sie zum Unternehmensportal zurück und warten Sie, bis es die Einrichtung bestätigt.',
      ],
    },
    ios: {
      title: 'Ihr iPhone oder iPad',
      summary: '3 Schritte, etwa 10 Minuten',
      steps: [
        'Installieren Sie das Intune-Unternehmensportal aus dem App Store.',
        'Melden Sie sich mit Ihrer dienstlichen E-Mail-Adresse an und folgen Sie den Fragen.',
        'Öffnen Sie Einstellungen, wählen Sie Profil geladen und dann Installieren.',
      ],
    },
    android: {
      title: 'Ihr Android-Telefon',
      summary: '3 Schritte, etwa 10 Minuten',
      steps: [
        'Installieren Sie das Intune-Unternehmensportal aus Google Play.',
        'Melden Sie sich mit Ihrer dienstlichen E-Mail-Adresse an.',
        'Erstellen Sie das Arbeitsprofil, wenn Sie danach gefragt werden. Private Apps bleiben getrennt.',
      ],
    },
  },
};

export const intuneGuide: Readonly<Record<MessageLocale, Guide>> = {
  en: english,
  sv: swedish,
  de: german,
};

/** The platform of the guide that a directory's word stands for, or undefined when there is no guide for it. */
export function guidePlatformOf(platform: string | null): GuidePlatform | undefined {
  const word = (platform ?? '').trim();
  return guidePlatforms.find((known) => new RegExp(platformPatterns[known], 'iu').test(word));
}

/** How a directory names each platform, as patterns that mean the same in JavaScript and PostgreSQL; case does not matter. */
export const platformPatterns: Readonly<Record<GuidePlatform, string>> = {
  windows: '^win',
  macos: '^(mac|os ?x)',
  ios: '^(ios|ipados|iphone|ipad)',
  android: '^android',
};
