/** The life of a stage: pilot, wave or hypercare. Time alone never passes a stage; evidence and people do. */
import { defineMachine } from '../machine/machine.ts';

export const stageMachine = defineMachine({
  name: 'stage',
  initial: 'planned',
  statuses: {
    planned: 'Waits for the stage before it.',
    preparing: 'People are being chosen and told.',
    ready: 'Everything is in place; waits for its window and capacity.',
    in_progress: 'People are starting and finishing.',
    soaking: 'Everybody has an outcome; the stage is watched before it is judged.',
    evaluating: 'The exit criteria are being judged.',
    awaiting_decision: 'The verdicts are in; the panel decides.',
    extended: 'More time was granted; starts and reports continue.',
    passed: 'The gate said go.',
    failed: 'The gate said no.',
    skipped: 'Left out by an override.',
    cancelled: 'Called off before it started.',
    rolled_back: 'Its people were brought back.',
  },
  terminal: ['passed', 'failed', 'skipped', 'cancelled', 'rolled_back'],
  moves: {
    prepare: { from: ['planned'], to: 'preparing' },
    make_ready: { from: ['preparing'], to: 'ready' },
    start: { from: ['ready'], to: 'in_progress' },
    soak: { from: ['in_progress', 'extended'], to: 'soaking' },
    reopen: { from: ['soaking'], to: 'in_progress' },
    evaluate: { from: ['soaking'], to: 'evaluating' },
    ask_for_decision: { from: ['evaluating'], to: 'awaiting_decision' },
    pass: { from: ['evaluating', 'awaiting_decision'], to: 'passed' },
    fail: { from: ['awaiting_decision'], to: 'failed' },
    extend: { from: ['evaluating', 'awaiting_decision'], to: 'extended' },
    skip: { from: ['planned', 'preparing', 'ready'], to: 'skipped' },
    cancel: { from: ['planned', 'preparing', 'ready'], to: 'cancelled' },
    /** By its gate, or with the whole rollout: then also after it has ended. */
    roll_back: {
      from: [
        'in_progress',
        'extended',
        'soaking',
        'evaluating',
        'awaiting_decision',
        'passed',
        'failed',
        'skipped',
      ],
      to: 'rolled_back',
    },
  },
});

export type StageStatus = keyof typeof stageMachine.statuses;
export type StageEvent = keyof typeof stageMachine.moves;

/** How often a stage may be extended before the panel has to decide. */
export const extensionsMax = 2;
