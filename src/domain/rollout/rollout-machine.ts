/** The life of a rollout. *Held* is no status: it is derived from open holds. */
import { defineMachine } from '../machine/machine.ts';

export const rolloutMachine = defineMachine({
  name: 'rollout',
  initial: 'draft',
  statuses: {
    draft: 'The plan is being written; nobody is touched.',
    in_review: 'The plan of the pilot waits for another person to approve it.',
    running: 'Stages start as the plan and the evidence allow.',
    paused: 'A person stopped all new starts; what is running finishes.',
    stopping: 'No new starts for good; running enrolments finish.',
    stopped: 'The rollout ended before everybody was reached.',
    rolling_back: 'Started people are being brought back.',
    rolled_back: 'Everybody is back where they were.',
    completing: 'All waves are done; hypercare and handover run.',
    completed: 'Operations has taken over.',
    archived: 'Kept for reference only.',
  },
  terminal: ['stopped', 'rolled_back', 'completed', 'archived'],
  moves: {
    submit: { from: ['draft'], to: 'in_review' },
    approve: { from: ['in_review'], to: 'running' },
    send_back: { from: ['in_review'], to: 'draft' },
    pause: { from: ['running'], to: 'paused' },
    resume: { from: ['paused'], to: 'running' },
    stop: { from: ['running', 'paused'], to: 'stopping' },
    finish_stopping: { from: ['stopping'], to: 'stopped' },
    roll_back: { from: ['running', 'paused'], to: 'rolling_back' },
    finish_rolling_back: { from: ['rolling_back'], to: 'rolled_back' },
    complete_waves: { from: ['running'], to: 'completing' },
    complete: { from: ['completing'], to: 'completed' },
    archive: { from: ['stopped', 'rolled_back', 'completed'], to: 'archived' },
  },
});

export type RolloutStatus = keyof typeof rolloutMachine.statuses;
export type RolloutEvent = keyof typeof rolloutMachine.moves;
