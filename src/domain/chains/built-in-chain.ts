/** The shape of a task chain that comes with Bellwether: a starting point that an organisation copies and changes. */
import type { Track } from '../evidence/tracks.ts';
import type { SentenceLocale } from '../sentences/sentence-locale.ts';
import type { TaskMeasures, TaskTiming, FailureRule } from './task-chain.ts';

type Wording = Readonly<Record<SentenceLocale, readonly [title: string, instructions: string]>>;

export type BuiltInTask = TaskTiming &
  Partial<TaskMeasures> & {
    readonly owner:
      | 'rollout_lead'
      | 'endpoint_admin'
      | 'communications_lead'
      | 'training_lead'
      | 'helpdesk_lead';
    /** What it belongs to of what a pilot tries; null for the running of the wave itself. */
    readonly track: Track | null;
    readonly onFailure: FailureRule;
    readonly words: Wording;
  };

export type BuiltInChain = {
  readonly names: Readonly<Record<SentenceLocale, string>>;
  readonly tasks: readonly BuiltInTask[];
};

/** What several of the chains end a step with. */
export const everybodyTold: Wording = {
  en: ['Everybody has been told', 'Call those whose message did not arrive, or mend their address.'],
  sv: ['Alla har fått veta', 'Ring dem vars meddelande inte kom fram, eller rätta adressen.'],
  de: [
    'Alle sind informiert',
    'Rufen Sie an, wen die Nachricht nicht erreicht hat, oder berichtigen Sie die Adresse.',
  ],
};

export const nobodyLeft: Wording = {
  en: ['Nobody is left over', 'Finish who is left over on the straggler desk: a new date, or a reason.'],
  sv: ['Ingen återstår', 'Gör klart dem som återstår under Eftersläp: ett nytt datum eller ett skäl.'],
  de: [
    'Niemand ist übrig',
    'Schließen Sie bei den Nachzüglern ab, wer übrig ist: mit einem neuen Termin oder einer Begründung.',
  ],
};
