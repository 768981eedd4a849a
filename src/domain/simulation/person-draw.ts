/**
 * Random draws that belong to a person and a purpose, not to a sequence: the same person answers the same
 * whatever was asked before, so an engine that restarts or reorders its work meets the same organisation.
 */

/** What a draw is for; each purpose has its own independent numbers. */
export type DrawPurpose =
  | 'no_show'
  | 'failure'
  | 'retry'
  | 'fault'
  | 'error_code'
  | 'check_in'
  | 'duration'
  | 'ticket_count'
  | 'ticket_time'
  | 'ticket_minutes'
  | 'ticket_topic'
  | 'opens_page'
  | 'page_delay'
  | 'ticks_checklist'
  | 'checklist_delay'
  | 'asks'
  | 'ask_delay'
  | 'question'
  | 'defers'
  | 'defer_delay'
  | 'defer_day'
  | 'answers_survey'
  | 'survey_delay'
  | 'score'
  | 'has_app'
  | 'app_fails'
  | 'ticket_priority'
  | 'ticket_work'
  | 'begins_use'
  | 'stops_use'
  | 'use_lasts'
  | 'uses_on'
  | 'use_hour'
  | 'trains'
  | 'training_delay';

export type PersonDraw = {
  /** A number in [0, 1) for the person, purpose and occasion (attempt, ticket number, hash of a message). */
  (person: number, purpose: DrawPurpose, occasion?: number): number;
};

/** Makes the draws of one seed. Mixing follows the finaliser of MurmurHash3 (Appleby, 2011). */
export function createPersonDraw(seed: number): PersonDraw {
  const start = mix(seed ^ 0x3c6ef372);
  const purposeHashes = new Map<string, number>();
  return (person, purpose, occasion = 0) => {
    let purposeHash = purposeHashes.get(purpose);
    if (purposeHash === undefined) {
      purposeHash = hashText(purpose);
      purposeHashes.set(purpose, purposeHash);
    }
    let hash = mix(start ^ Math.imul(person + 1, 0x9e3779b1));
    hash = mix(hash ^ purposeHash);
    if (occasion !== 0) hash = mix(hash ^ Math.imul(occasion, 0x85ebca77));
    return mix(hash + 0x6a09e667) / 4294967296;
  };
}

/** A 32-bit hash of a text (FNV-1a), for occasions that have a name. Never 0. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0 || 1;
}

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Turns a uniform draw into a waiting time that is below `median` half of the time (exponential). */
export function waitingTime(draw: number, median: number): number {
  return (-Math.log(1 - draw) / Math.LN2) * median;
}

/** Turns a uniform draw into a Poisson count of mean `mean` by inversion, 20 at most. */
export function poissonCount(draw: number, mean: number): number {
  let probability = Math.exp(-mean);
  let cumulative = probability;
  let count = 0;
  while (draw >= cumulative && count < 20) {
    count++;
    probability *= mean / count;
    cumulative += probability;
  }
  return count;
}
