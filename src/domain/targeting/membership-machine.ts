/** One member of a targeting group: from belonging in it to having its effect. It follows what was read, never a wish. */
import { defineMachine } from '../machine/machine.ts';

export const membershipMachine = defineMachine({
  name: 'targeting_membership',
  initial: 'desired',
  statuses: {
    desired: 'Belongs in the group by the plan; nobody has handed that over.',
    requested: 'Handed over to whoever keeps the group; not seen there often enough yet.',
    observed: 'Seen in the group by two complete readings in a row.',
    effective: 'Seen in the group, and the change has reached them.',
  },
  terminal: [],
  moves: {
    request: { from: ['desired', 'requested'], to: 'requested' },
    observe: { from: ['desired', 'requested'], to: 'observed' },
    take_effect: { from: ['observed'], to: 'effective' },
    /** A complete reading does not see them any more: what was handed over had been done, and was undone. */
    lose: { from: ['requested', 'observed', 'effective'], to: 'desired' },
  },
});

export type MembershipStatus = keyof typeof membershipMachine.statuses;

/**
 * Entra answers from several copies, and one of them may lag behind: a member who has just been added is seen, and not
 * seen a moment later. Two readings in a row are believed; more would only delay, because readings are hours apart.
 */
export const readingsToBelieve = 2;
