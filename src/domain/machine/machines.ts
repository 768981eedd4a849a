/** Every machine of the product in one list: for the generated diagrams and the check against the database. */
import { chainTaskMachine } from '../chains/chain-task-machine.ts';
import { ticketMachine } from '../helpdesk/ticket-machine.ts';
import { proposalMachine } from '../feedback/proposal-machine.ts';
import { outreachMachine } from '../first-day/outreach-machine.ts';
import { improvementMachine } from '../journey/improvement-machine.ts';
import { deliveryMachine } from '../messages/delivery-machine.ts';
import { participationMachine } from '../pilot/participation-machine.ts';
import { enrolmentMachine } from '../rollout/enrolment-machine.ts';
import { planMachine } from '../rollout/plan-machine.ts';
import { rolloutMachine } from '../rollout/rollout-machine.ts';
import { stageMachine } from '../rollout/stage-machine.ts';
import { bookingMachine } from '../slots/booking-machine.ts';
import { membershipMachine } from '../targeting/membership-machine.ts';

export const machines = [
  rolloutMachine,
  planMachine,
  stageMachine,
  participationMachine,
  enrolmentMachine,
  deliveryMachine,
  bookingMachine,
  ticketMachine,
  improvementMachine,
  proposalMachine,
  outreachMachine,
  chainTaskMachine,
  membershipMachine,
] as const;
