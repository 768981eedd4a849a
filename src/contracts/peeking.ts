/** Pilots played through to show why watching a plain percentage says go too often. */
import { Type, type Static } from 'typebox';
import { Count, nullable, Share } from './shared-schemas.ts';

const Day = nullable(Type.Integer({ minimum: 1 }));

/** Simulated pilots that deserve no go, and how often each rule would have said go. */
export const PeekingView = Type.Object({
  seed: Type.Integer(),
  minimum: Share,
  peoplePerDay: Count,
  days: Count,
  pilots: Count,
  /** Pilots in which the percentage reached the minimum on some day. */
  plainGo: Count,
  /** Pilots in which the exact boundary was crossed. */
  exactGo: Count,
  drawn: Type.Array(Type.Object({ shares: Type.Array(Share), plainGoDay: Day, exactGoDay: Day })),
});
export type PeekingView = Static<typeof PeekingView>;
