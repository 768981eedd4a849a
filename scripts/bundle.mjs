/**
 * Joins a program into a folder, as main.mjs. Arguments: the checkout, the folder, and the program's first module when
 * it is not Bellwether's own. Runs on the pinned Node.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';

const [root, folder, first = join(root, 'src', 'cli', 'main.ts')] = process.argv.slice(2);
/** Packages of many modules, of which a start needs most; the others load as they are. */
const JOINED = [
  ...['typebox', 'kysely', 'temporal-polyfill', 'temporal-utils'],
  ...['fastify', 'avvio', 'find-my-way', 'safe-regex2', 'ret', 'semver'],
];
const isJoined = (id) => JOINED.some((name) => id === name || id.startsWith(`${name}/`));
const isOwn = (id) => /^[./#]/.test(id) || id.startsWith(root);

const bundle = await rolldown({
  input: { main: first },
  cwd: root,
  platform: 'node',
  external: (id) => !isOwn(id) && !isJoined(id),
  plugins: [{ name: 'own-address', transform: keepAddress }],
});
// Whole or not at all, also when two processes build at once.
const written = `${folder}.${randomUUID()}`;
try {
  await bundle.write({
    dir: written,
    format: 'esm',
    // One letter beyond ASCII doubles the room that Node keeps a file's whole text in.
    charset: 'ascii',
    comments: false,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  renameSync(written, folder);
} catch (error) {
  rmSync(written, { recursive: true, force: true });
  if (!existsSync(join(folder, 'main.mjs'))) throw error;
}

/** What a module finds beside itself (the migrations, a thread's file) it still finds from where it was written. */
function keepAddress(code, id) {
  if (!code.includes('import.meta.url')) return null;
  const source = relative(folder, id).replaceAll('\\', '/');
  return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(source)}, import.meta.url).href`);
}
