/** Every feature's routes and tasks, in one place. A new feature adds its line here and nowhere else. */
import { accountsRoutes } from '#server/features/accounts/routes.ts';
import { organisationRoutes } from '#server/features/organisation/index.ts';
import type { RouteHandler } from '#server/platform/http/handler.ts';
import type { TaskDefinition } from '#server/platform/tasks/index.ts';

export const featureRoutes: readonly RouteHandler[] = [...accountsRoutes, ...organisationRoutes];

export const featureTasks: readonly TaskDefinition[] = [];
