/** The face of the targeting feature. */
import { readGroupTask } from './run-reading.ts';

export { addTargetingGroup, handOver as handOverTargeting } from './manage-groups.ts';
export { readFile as readTargetingFile } from './read-file.ts';
export { targetingFeatureRoutes } from './routes.ts';
export { startReadingsOf as startTargetingReadings } from './run-reading.ts';
export { listGroups as listTargetingGroups, listMembers as listTargetingMembers } from './show-groups.ts';
export const targetingTasks = [readGroupTask];
