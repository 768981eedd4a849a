/** How much a risk weighs: likelihood and impact together, by a matrix of three by three. */

export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** Rows by likelihood, columns by impact. Two highs, or a high and a medium, are high; two lows are low. */
const matrix: Readonly<Record<RiskLevel, Readonly<Record<RiskLevel, RiskLevel>>>> = {
  low: { low: 'low', medium: 'low', high: 'medium' },
  medium: { low: 'low', medium: 'medium', high: 'high' },
  high: { low: 'medium', medium: 'high', high: 'high' },
};

/** The overall level of a risk. */
export function overallRisk({
  likelihood,
  impact,
}: {
  readonly likelihood: RiskLevel;
  readonly impact: RiskLevel;
}): RiskLevel {
  return matrix[likelihood][impact];
}

/** Compares risks for a list: what weighs more stands first. */
export function byWeight(
  a: { readonly likelihood: RiskLevel; readonly impact: RiskLevel },
  b: { readonly likelihood: RiskLevel; readonly impact: RiskLevel },
): number {
  return riskLevels.indexOf(overallRisk(b)) - riskLevels.indexOf(overallRisk(a));
}
