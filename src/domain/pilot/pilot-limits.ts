/** What a pilot should keep to. Exceeding a limit is said, by name, and is the rollout lead's to decide. */

export const pilotLimits = {
  /** Share of the organisation: beyond it a problem reaches too many before it is known. */
  share: 0.2,
  /** Percentage points between a group's share in the pilot and in the organisation. */
  gapPoints: 5,
  /** Share of a group in the pilot over its share in the organisation, for IT and the head office. */
  overRepresentation: 1.5,
  /** Shares of groups and of expected pairs that have somebody, and of groups that have two. */
  levelsCovered: 1,
  pairsCovered: 0.95,
  levelsRedundant: 0.9,
} as const;
