/**
 * Adds to package-lock.json the platform packages that `npm install` left out. npm records an optional package
 * only when the registry in use has it, and `npm ci` then refuses the whole file as incomplete. Run after every
 * change of dependencies: node scripts/complete-lock.mjs [file]
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'aix',
  'netbsd',
  'openbsd',
  'sunos',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

const file = process.argv[2] ?? new URL('../package-lock.json', import.meta.url).pathname;
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (path === '' || isRecorded(path, name)) continue;
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${path} wants ${name} ${version}, not one version`);
    lock.packages[`node_modules/${name}`] = describe(name, version, entry);
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added to ${file}`);

/** As Node would look for it: beside the package that wants it, or in any folder above. */
function isRecorded(path, name) {
  for (let base = path; ; base = base.slice(0, base.lastIndexOf('/node_modules/'))) {
    if (lock.packages[`${base}/node_modules/${name}`] !== undefined) return true;
    if (!base.includes('/node_modules/')) return lock.packages[`node_modules/${name}`] !== undefined;
  }
}

/** Its system and processor, read off its name, keep npm from looking for it on other machines. */
function describe(name, version, parent) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) =>
    words.some((word) => word === processor || word === `${processor}eabi`),
  );
  if (os.length === 0 && cpu.length === 0)
    throw new Error(`cannot tell the platform of ${name} from its name`);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(parent.dev === true && { dev: true }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
