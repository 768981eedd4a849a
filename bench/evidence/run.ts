/**
 * All figures of the gate evidence in one run: log functions, exact false go, power beside the rules a dashboard and
 * public tools would use, orders of arrival, coverage of the load forecast, and times. Writes nothing.
 */
import { printArrival } from './arrival.ts';
import { printLoadCoverage } from './load-coverage.ts';
import { printLogFunctions } from './log-functions.ts';
import { printPublicRules } from './public-rules.ts';
import { printFalseGo, printPower } from './share-rules.ts';
import { printTimes } from './times.ts';

/** Simulated pilots per order of arrival; 3,000 are the fewest that show what is promised. */
const pilots = Math.max(3000, Number(process.argv[2] ?? 4000));

printLogFunctions();
printFalseGo();
printPower();
printPublicRules(20_000);
printArrival(pilots);
printLoadCoverage(1000);
printTimes();
