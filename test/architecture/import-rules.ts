/**
 * The import table of ARCHITECTURE.md as code: which zone may import what, and in which direction features may
 * know each other. Works on paths and import texts only, so that a planted violation can be checked the same way.
 */

export type SourceFile = {
  readonly path: string;
  readonly imports: readonly string[];
  readonly lines: number;
};

export type Violation = { readonly file: string; readonly rule: string };

type Zone =
  | 'domain'
  | 'contracts'
  | 'platform'
  | 'feature'
  | 'engine'
  | 'composition'
  | 'web'
  | 'portal'
  | 'cli';

/** Features a feature may import, through their `index.ts` only. Anything not listed is forbidden. */
export const featureGraph: Readonly<Record<string, readonly string[]>> = {
  organisation: [],
  accounts: ['organisation'],
  people: ['organisation'],
  units: ['people'],
  charter: [],
  rollouts: ['charter'],
  signals: [],
  adoption: ['calendar', 'messages', 'rollouts'],
  feedback: ['rollouts'],
  messages: ['feedback', 'rollouts'],
  calendar: ['rollouts'],
  chains: ['calendar', 'rollouts'],
  criteria: ['feedback', 'rollouts'],
  deferrals: ['calendar', 'messages', 'rollouts', 'slots'],
  exceptions: ['people', 'rollouts'],
  pilot: ['exceptions', 'messages', 'people', 'rollouts'],
  run: ['calendar', 'criteria', 'messages', 'rollouts', 'slots'],
  stragglers: ['messages', 'rollouts', 'waves'],
  readiness: ['rollouts', 'slots'],
  'first-day': ['people', 'rollouts'],
  surveys: ['messages', 'organisation', 'rollouts'],
  load: ['calendar', 'rollouts'],
  milestones: ['calendar', 'rollouts'],
  forecast: ['calendar', 'rollouts'],
  slots: ['calendar', 'messages', 'rollouts'],
  journey: ['rollouts'],
  reports: ['adoption', 'calendar', 'criteria', 'messages', 'risks', 'rollouts'],
  risks: ['rollouts'],
  gate: ['rollouts', 'chains', 'criteria', 'pilot', 'journey', 'risks', 'run', 'surveys'],
  waves: ['calendar', 'exceptions', 'feedback', 'rollouts', 'messages', 'pilot', 'units'],
  plans: ['pilot', 'rollouts', 'waves'],
  helpdesk: ['signals'],
  hypercare: ['calendar', 'chains', 'charter', 'rollouts', 'stragglers'],
  webhooks: [],
  connections: ['organisation', 'people'],
  targeting: ['connections', 'rollouts'],
  portal: [
    'adoption',
    'chains',
    'deferrals',
    'feedback',
    'first-day',
    'helpdesk',
    'messages',
    'pilot',
    'rollouts',
    'slots',
    'surveys',
  ],
};

const allowed: Readonly<Record<Zone, (target: string, packageName: string | null) => boolean>> = {
  domain: (target, name) => name === null && target.startsWith('src/domain/'),
  contracts: (target, name) => (name === null ? isIn(target, ['domain', 'contracts']) : name === 'typebox'),
  platform: (target, name) => name !== null || isIn(target, ['domain', 'contracts', 'server/platform']),
  feature: (target, name) =>
    name !== null || isIn(target, ['domain', 'contracts', 'server/platform', 'server/features']),
  engine: (target, name) =>
    name !== null ||
    isIn(target, ['domain', 'contracts', 'server/platform', 'server/engine', 'server/features']),
  composition: (target, name) => name !== null || isIn(target, ['domain', 'contracts', 'server', 'portal']),
  web: (target, name) =>
    name !== null || isIn(target, ['contracts', 'web']) || target.startsWith('package.json'),
  portal: (target, name) => name === null && isIn(target, ['contracts', 'portal']),
  cli: (target, name) => name !== null || isIn(target, ['domain', 'contracts', 'cli', 'server']),
};

function isIn(target: string, folders: readonly string[]): boolean {
  return folders.some((folder) => target.startsWith(`src/${folder}/`));
}

function zoneOf(path: string): Zone | undefined {
  if (path.startsWith('src/server/platform/')) return 'platform';
  if (path.startsWith('src/server/features/')) return 'feature';
  if (path.startsWith('src/server/engine/')) return 'engine';
  if (path.startsWith('src/server/')) return 'composition';
  const zone = /^src\/(domain|contracts|web|portal|cli)\//.exec(path)?.[1];
  return zone as Zone | undefined;
}

/** The path an import leads to, or the package it names. */
function resolve(from: string, specifier: string): { target: string; packageName: string | null } {
  if (specifier.startsWith('#')) return { target: `src/${specifier.slice(1)}`, packageName: null };
  if (specifier.startsWith('.'))
    return { target: normalise(`${from.slice(0, from.lastIndexOf('/'))}/${specifier}`), packageName: null };
  return { target: specifier, packageName: specifier };
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Every rule a file breaks. */
export function checkFile(file: SourceFile): Violation[] {
  const zone = zoneOf(file.path);
  if (zone === undefined) return [];
  const violation = (rule: string): Violation => ({ file: file.path, rule });
  return file.imports.flatMap((specifier) => {
    const { target, packageName } = resolve(file.path, specifier);
    if (!allowed[zone](target, packageName)) return [violation(`${zone} may not import ${specifier}`)];
    const neighbour = checkNeighbour(file.path, target);
    return neighbour === undefined ? [] : [violation(neighbour)];
  });
}

/** The rule that an import of another feature breaks. */
function checkNeighbour(path: string, target: string): string | undefined {
  const [, feature, rest] = /^src\/server\/features\/([^/]+)\/(.+)$/.exec(target) ?? [];
  const own = /^src\/server\/features\/([^/]+)\//.exec(path)?.[1];
  if (feature === undefined || feature === own) return undefined;
  const isComposition = zoneOf(path) === 'composition' || zoneOf(path) === 'cli';
  if (rest !== 'index.ts' && !isComposition) return `${feature} may be entered through its index.ts only`;
  if (own !== undefined && !(featureGraph[own] ?? []).includes(feature))
    return `${own} may not know ${feature}; the feature graph has no such edge`;
  return undefined;
}

/** Features that could reach themselves along the graph. */
export function findCycles(graph: Readonly<Record<string, readonly string[]>>): string[] {
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (graph[from] ?? []).some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, new Set([...seen, next]))),
    );
  return Object.keys(graph).filter((feature) => reaches(feature, feature, new Set()));
}
