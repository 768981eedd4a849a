/** The face of the charter feature: the charter of a hypercare period, and how its exit criteria stand. */
export {
  beginHypercare,
  dutiesOf,
  hypercareOf,
  openReported,
  ticketsByDay,
  type DutyRow,
  type HypercareRow,
} from './store.ts';
export { judgeHypercare, type Reach, type Standing } from './judge-hypercare.ts';
