/**
 * A whole rehearsal in an empty database: an organisation with a virtual clock, its people from a file or invented,
 * the plan, the run to its end, and the report. For the command line; screens rehearse a copy of their own directory.
 */
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import type { Scenario } from '#domain/simulation/scenario.ts';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { engineActor, type Actor } from '#server/platform/actor.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Database } from '#server/platform/db/database.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import {
  dryRunFile,
  importFile,
  resolveAttributeNames,
  type FileImport,
  type ImportOutcome,
} from '#server/features/people/index.ts';
import { countPeople } from '#server/features/rollouts/index.ts';
import { suggestPlan } from './default-plan.ts';
import { InputRefused } from './input-refused.ts';
import type { RolloutPlan } from './plan.ts';
import { gatherReport } from './report.ts';
import type { GatheredReport } from './report-shape.ts';
import { runRehearsal } from './run-rehearsal.ts';
import { scenarioFor, type ScenarioName } from './scenario-for.ts';
import { setUpRollout } from './set-up-rollout.ts';
import * as store from './store.ts';

export type RehearsalInput =
  | {
      readonly kind: 'file';
      /** Paths on this machine. Without a file of devices each person is given an invented one. */
      readonly peopleFile: string;
      readonly devicesFile: string | null;
      readonly idColumn: string;
    }
  | { readonly kind: 'generated'; readonly people: number };

export type RehearsalWishes = {
  readonly name: string;
  readonly input: RehearsalInput;
  /** Names of columns or attributes. */
  readonly by: readonly string[];
  /** Undefined takes the plan's suggestion; null lays waves out by number. */
  readonly axis: string | null | undefined;
  readonly size: number | undefined;
  readonly peoplePerWeek: number | undefined;
  /** Each wave follows the one before by so many days; left out: waves start on their planned dates. */
  readonly startAfterDays?: number | undefined;
  /** Counts that stages are held to besides the criteria; left out: none. */
  readonly passRules?: RolloutPlan['passRules'];
  readonly begin: Date;
  /** By name, or a scenario of one's own. */
  readonly scenario: ScenarioName | Scenario;
  readonly seed: number;
};

/** Where the people and devices came from. */
export type InputFacts = {
  readonly people: PeopleFileFacts | { readonly kind: 'generated' };
  readonly devices: FileFacts | { readonly kind: 'generated' } | { readonly kind: 'invented' };
};

export type FileFacts = {
  readonly kind: 'file';
  readonly fileName: string;
  /** The kind of export it was recognised as, in words. */
  readonly source: string;
  readonly rows: number;
  /** Rows left out because of a problem, and the first of them in words. */
  readonly leftOut: number;
  readonly firstProblem: string | null;
  /** Vacancies, shared entries and accounts that are switched off. */
  readonly notPeople: number;
};

export type PeopleFileFacts = FileFacts & {
  readonly vacancies: number;
  /** Attributes of which only the first of several values in a cell was kept. */
  readonly firstOfSeveral: readonly string[];
};

export type Rehearsal = {
  readonly gathered: GatheredReport;
  readonly plan: RolloutPlan;
  readonly input: InputFacts;
};

export type RehearsalHooks = {
  /** Hears what is being done, as a short phrase. */
  readonly onPhase: (phase: string) => void;
  /** Hears the virtual time after each step; false stops the run, and what happened until then is reported. */
  readonly onStep: (now: Date, countDone: () => Promise<number>) => Promise<boolean> | boolean;
};

/** More rows than this share with problems is not a file somebody meant. */
const leftOutShareMax = 0.1;

const console: Actor = { kind: 'console', id: 'rehearse', name: 'Command line' };

/** Rehearses to the end. Throws InputRefused for files that cannot be used, RehearsalRefused for plans. */
export async function rehearseDirectory(
  database: Database,
  wishes: RehearsalWishes,
  hooks: RehearsalHooks,
): Promise<Rehearsal> {
  const organisationId = await inSystem(
    database,
    async (tx) =>
      await createOrganisation(tx, {
        name: wishes.name,
        kind: 'rehearsal',
        timeZone: 'UTC',
        virtualNow: wishes.begin,
        parentOrganisationId: null,
        helpContact: 'helpdesk@example.com',
      }),
  );
  hooks.onPhase('Reading the people');
  const input = await fillDirectory(database, organisationId, wishes);
  hooks.onPhase('Choosing the pilot');
  const { plan, rolloutId } = await prepare(database, organisationId, wishes);
  hooks.onPhase('Rehearsing');
  await runRehearsal(database, {
    organisationId,
    publicUrl: 'http://localhost',
    until: null,
    panelOf: () => ({ stopsAt: null, waves: plan.waves }),
    onStep: async (now) =>
      await hooks.onStep(
        now,
        async () =>
          await inOrganisation(database, organisationId, async (tx) => await store.countDone(tx, rolloutId)),
      ),
  });
  hooks.onPhase('Writing the report');
  const { axis } = plan.waves;
  const gathered = await inOrganisation(
    database,
    organisationId,
    async (tx) => await gatherReport(tx, { rolloutId, axis }),
  );
  return { gathered, plan, input };
}

async function fillDirectory(
  database: Database,
  organisationId: OrganisationId,
  { input, seed }: RehearsalWishes,
): Promise<InputFacts> {
  if (input.kind === 'generated') {
    const directory = generateSampleOrganisation({
      seed,
      people: input.people,
      devices: Math.round(input.people * 1.3),
    });
    await inOrganisation(
      database,
      organisationId,
      async (tx) => await store.insertSampleDirectory(tx, directory),
    );
    return { people: { kind: 'generated' }, devices: { kind: 'generated' } };
  }
  const { peopleFile, devicesFile, idColumn } = input;
  const common = { database, organisationId, actor: console, leaveOutBadRows: true };
  const people = await importPeople({
    ...common,
    fileName: baseName(peopleFile),
    bytes: peopleFile,
    idColumn,
  });
  if (devicesFile !== null) {
    const imported = await importFile('devices', {
      ...common,
      fileName: baseName(devicesFile),
      bytes: devicesFile,
    });
    return { people, devices: readOutcome(baseName(devicesFile), imported) };
  }
  await inOrganisation(database, organisationId, async (tx) => {
    const ids = await store.activePeople(tx);
    // The i-th person gets the i-th device of an invented organisation of the same size.
    const { devices } = generateSampleOrganisation({ seed, people: ids.length, devices: ids.length });
    await store.insertDevices(
      tx,
      devices.map((device, index) => ({ ...device, ownerExternalId: ids[index] ?? null })),
    );
  });
  return { people, devices: { kind: 'invented' } };
}

/** As somebody at the import page would: look first, then keep the first of several values where that is advised. */
async function importPeople(file: FileImport): Promise<PeopleFileFacts> {
  const looked = await dryRunFile('people', file);
  if (!looked.ok) throw new InputRefused(say('en', looked.refusal));
  const { attributes, vacancies } = looked.preview.report;
  const crowded = attributes.filter((attribute) => attribute.takeFirst);
  const mapping = crowded.map(({ column, attribute }) => ({
    column,
    target: { kind: 'attribute', name: attribute, take: 'first' } as const,
  }));
  const facts = readOutcome(file.fileName, await importFile('people', { ...file, mapping }));
  return { ...facts, vacancies, firstOfSeveral: crowded.map(({ attribute }) => attribute) };
}

function readOutcome(fileName: string, outcome: ImportOutcome): FileFacts {
  const problem = outcome.problems[0];
  const firstProblem =
    problem === undefined
      ? null
      : `${fileName} line ${problem.line}: ${say('en', problem.message)} ${say('en', problem.mend)}`;
  if (!outcome.ok) throw new InputRefused(firstProblem ?? say('en', outcome.refusal));
  const { source, rows, leftOut, notPeople } = outcome;
  if (leftOut > rows * leftOutShareMax)
    throw new InputRefused(`${leftOut} of ${rows} rows cannot be used. ${firstProblem ?? ''}`.trim());
  return { kind: 'file', fileName, source, rows, leftOut, firstProblem, notPeople };
}

async function prepare(
  database: Database,
  organisationId: OrganisationId,
  wishes: RehearsalWishes,
): Promise<{ plan: RolloutPlan; rolloutId: RolloutId }> {
  return await inOrganisation(database, organisationId, async (tx) => {
    const context = await createContext(tx, { organisationId, actor: engineActor });
    const by = [...new Set(await resolveAttributeNames(tx, wishes.by))];
    const [axis] = typeof wishes.axis === 'string' ? await resolveAttributeNames(tx, [wishes.axis]) : [];
    const suggested = suggestPlan(await countPeople(tx), {
      name: wishes.name,
      by,
      seed: wishes.seed,
      ...(wishes.size === undefined ? {} : { size: wishes.size }),
      ...(wishes.axis === undefined ? {} : { axis: axis ?? null }),
      ...(wishes.peoplePerWeek === undefined ? {} : { peoplePerWeek: wishes.peoplePerWeek }),
    });
    const { startAfterDays, passRules = [] } = wishes;
    const plan = {
      ...suggested,
      passRules,
      ...(startAfterDays === undefined ? {} : { waves: { ...suggested.waves, startAfterDays } }),
    };
    const rolloutId = await setUpRollout(tx, context, plan);
    const scenario = await scenarioFor(tx, wishes.scenario, context.now);
    await store.writeSimulation(tx, { seed: wishes.seed, scenarios: { [rolloutId]: scenario } });
    return { plan, rolloutId };
  });
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
