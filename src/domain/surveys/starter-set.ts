/** The questions that are offered to begin with: one for each track of the pilot, in three languages. Content only. */
import type { Track } from '../evidence/tracks.ts';
import type { QuestionKind, QuestionScope, QuestionWords } from './question.ts';

export type StarterQuestion = {
  readonly kind: QuestionKind;
  readonly track: Track;
  readonly day: number;
  readonly scope: QuestionScope;
  readonly words: QuestionWords;
};

/** By then people have met what is new, and still remember what they were told before. */
const day = 3;

export const starterSet: readonly StarterQuestion[] = [
  {
    ...{ kind: 'rating', track: 'technology', day, scope: 'every' },
    words: {
      en: {
        question: 'How well does your device work since the change?',
        labels: ['very badly', 'very well'],
      },
      sv: {
        question: 'Hur bra fungerar din enhet sedan bytet?',
        labels: ['mycket dåligt', 'mycket bra'],
      },
      de: {
        question: 'Wie gut arbeitet Ihr Gerät seit der Umstellung?',
        labels: ['sehr schlecht', 'sehr gut'],
      },
    },
  },
  {
    ...{ kind: 'rating', track: 'communication', day, scope: 'every' },
    words: {
      en: {
        question: 'Did you know in time what would happen, and when?',
        labels: ['not at all', 'completely'],
      },
      sv: {
        question: 'Visste du i god tid vad som skulle hända och när?',
        labels: ['inte alls', 'helt och hållet'],
      },
      de: {
        question: 'Wussten Sie rechtzeitig, was geschieht und wann?',
        labels: ['überhaupt nicht', 'vollständig'],
      },
    },
  },
  {
    ...{ kind: 'rating', track: 'training', day, scope: 'every' },
    words: {
      en: { question: 'How sure do you feel with what is new?', labels: ['not sure at all', 'very sure'] },
      sv: { question: 'Hur säker känner du dig på det nya?', labels: ['inte alls säker', 'mycket säker'] },
      de: {
        question: 'Wie sicher fühlen Sie sich mit dem Neuen?',
        labels: ['gar nicht sicher', 'sehr sicher'],
      },
    },
  },
  {
    ...{ kind: 'single', track: 'support', day, scope: 'every' },
    words: {
      en: {
        question: 'When you needed help, did you get it?',
        labels: ['I needed none', 'Yes, soon', 'Yes, but late', 'No'],
      },
      sv: {
        question: 'Fick du hjälp när du behövde den?',
        labels: ['Jag behövde ingen', 'Ja, snart', 'Ja, men sent', 'Nej'],
      },
      de: {
        question: 'Haben Sie Hilfe bekommen, als Sie sie brauchten?',
        labels: ['Ich brauchte keine', 'Ja, bald', 'Ja, aber spät', 'Nein'],
      },
    },
  },
];
