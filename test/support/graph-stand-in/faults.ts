/** How the stand-in misbehaves; a test turns on what it wants. */

export type Faults = {
  /** The largest page, below what is asked for. */
  pageSize: number;
  /** The second page is empty and still has a link. */
  emptyPage: boolean;
  /** Each page begins with the last object of the one before. */
  repeats: boolean;
  /** Lists end in the middle without a word. */
  half: boolean;
  /** How often the third page fails before it comes. */
  thirdPageFails: number;
  /** A status that every request gets until the number is used up; 0 breaks the connection. */
  next: { status: number; times: number; retryAfter?: string; body?: string };
  /** How often a valid token is refused. */
  tokensEndEarly: number;
  /** What the tenant has used of what it may ask, as a share. */
  usedShare: string | null;
  /** Where links to next pages lead. */
  linkBase: string | null;
  /** The roles of tokens. */
  roles: string[];
};

export function noFaults(): Faults {
  return {
    pageSize: 999,
    emptyPage: false,
    repeats: false,
    half: false,
    thirdPageFails: 0,
    next: { status: 200, times: 0 },
    tokensEndEarly: 0,
    usedShare: null,
    linkBase: null,
    roles: [
      'Device.Read.All',
      'DeviceManagementManagedDevices.Read.All',
      'GroupMember.Read.All',
      'User.Read.All',
    ],
  };
}
