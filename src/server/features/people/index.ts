/** The face of the people feature: bringing files into the directory and out of it, and what attributes are called. */
export type { FileRefusal, Preview } from './apply-file.ts';
export type { PeopleFilter } from './directory-store.ts';
export type { AppFilter } from './app-store.ts';
export { directoryExports } from './export-directory.ts';
export { dryRunFile, importFile, type DryRun, type FileImport, type ImportOutcome } from './import-file.ts';
export type { NamedPerson } from './directory-store.ts';
export { expectPeople, findPeople } from './find-people.ts';
export { peopleTasks, runApply, runPreview } from './import-tasks.ts';
export type { ChosenTarget } from './file-mapping.ts';
export { chooseTargets, keepReading, type ReadTable } from './keep-reading.ts';
export { discardImport } from './manage-imports.ts';
export { resolveAttributeNames } from './queries.ts';
export { peopleFeatureRoutes } from './routes.ts';
export { undoLastImport } from './undo-import.ts';
