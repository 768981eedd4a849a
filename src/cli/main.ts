/**
 * The command line: finds the verb, runs it, and turns its outcome into an exit code. Verbs live in ./verbs, one
 * file each, and are loaded only when asked for, so that those that only read and write files start at once.
 */
import { readFileSync } from 'node:fs';
import { describeHelp, suggestVerb } from './help.ts';
import { VERBS, type Verb, type VerbIo } from './verbs.ts';

/** 0 done · 1 a negative answer · 2 unusable input · 3 could not start or reach something · 70 our own fault. */
const EXIT = { done: 0, unusableInput: 2, couldNotStart: 3, fault: 70 } as const;

const io: VerbIo = {
  out: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
};

async function run(argv: readonly string[]): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    io.out(describeHelp(VERBS));
    return first === undefined ? EXIT.unusableInput : EXIT.done;
  }
  if (first === '--version') {
    io.out(readVersion());
    return EXIT.done;
  }
  const verb = VERBS.find((candidate) => candidate.name === first);
  if (verb !== undefined) return await runVerb(verb, rest);
  const suggestion = suggestVerb(first, VERBS);
  io.error(
    `There is no "bellwether ${first}".${suggestion === null ? '' : ` Did you mean "${suggestion}"?`}`,
  );
  io.error('See: bellwether --help');
  return EXIT.unusableInput;
}

async function runVerb(verb: Verb, argv: string[]): Promise<number> {
  if (verb.usage !== undefined && argv.some((argument) => argument === '--help' || argument === '-h')) {
    io.out(verb.usage);
    return EXIT.done;
  }
  try {
    const runLoaded = await verb.load();
    return await runLoaded(argv, io);
  } catch (error) {
    // By name: the class comes with the server, which most verbs never load.
    if (error instanceof Error && error.name === 'StartUpProblem') {
      io.error(error.message);
      return EXIT.couldNotStart;
    }
    io.error(
      `bellwether ${verb.name} failed, and that is a fault in Bellwether. Please report what follows.`,
    );
    io.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.fault;
  }
}

function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Stops in order when the launcher that started us is gone without a word (kill -9). */
function followLauncher(): void {
  if (process.channel === undefined || process.channel === null) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

// A reader that has seen enough (… | head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.couldNotStart);
});
followLauncher();
const exitCode = await run(process.argv.slice(2));
process.stdout.write('', () => process.exit(exitCode));
