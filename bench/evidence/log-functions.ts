/** The logarithms the evidence stands on, against values of R and mpmath: the largest difference, relative above 1. */
import {
  lnBeta,
  lnBetaTails,
  lnGamma,
  lnGammaTails,
  lnNormalCdf,
} from '#domain/evidence/special-functions.ts';

const REFERENCES: readonly (readonly [string, number, number])[] = [
  ['ln B(4760.5, 240.5)', lnBeta(4760.5, 240.5), -966.258443779],
  ['ln I_.95(4760.5, 240.5)', lnBetaTails(0.95, 4760.5, 240.5).lower, -1.34694569329],
  ['ln P(350, 300)', lnGammaTails(350, 300).lower, -5.94992822929],
  ['ln Gamma(.001)', lnGamma(0.001), 6.907178885383854],
  ['ln Gamma(1000000)', lnGamma(1_000_000), 12815504.56914761],
  ['ln B(970000.5, 30000.5)', lnBeta(970_000.5, 30_000.5), -134748.1569980277],
  ['ln Phi(-1.6448536269514722)', lnNormalCdf(-1.6448536269514722), Math.log(0.05)],
];

export function printLogFunctions(): void {
  const errors = REFERENCES.map(
    ([, actual, expected]) => Math.abs(actual - expected) / Math.max(1, Math.abs(expected)),
  );
  const worst = Math.max(...errors);
  const [name] = REFERENCES[errors.indexOf(worst)]!;
  console.log(
    `Log functions: largest difference of ${REFERENCES.length} reference values ${worst.toExponential(1)} (${name}; 1e-8 allowed)\n`,
  );
}
