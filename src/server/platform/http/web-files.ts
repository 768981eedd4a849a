/** Serves the built web app: hashed files for a year, everything else fresh, and index.html for its places. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createNonce, pagePolicy } from './security-headers.ts';

const noncePlaceholder = '__CSP_NONCE__';
const forAYear = 'public, max-age=31536000, immutable';

const notBuiltPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bellwether</title></head>
<body><h1>Bellwether</h1><p>The web app is not built yet. Run <code>npm run build</code>, then reload.</p></body></html>`;

/** Registers the files under one route; the pages themselves are sent by `createPageSender`. */
export function registerWebFiles(app: FastifyInstance, webFolder: string): void {
  if (!existsSync(webFolder)) return;
  const pageFile = join(webFolder, 'index.html');
  app.get('/*', async (request, reply) => {
    // Loaded by the first file: a start waits for nothing that only browsers need.
    const { default: send } = await import('@fastify/send');
    const [path = '/'] = request.url.split('?');
    const file = await send(request.raw, path, { root: webFolder, index: false, cacheControl: false });
    // index.html is sent as a page, with its nonce.
    if (file.type !== 'file' || file.metadata.path === pageFile) {
      file.stream.destroy();
      return reply.callNotFound();
    }
    return reply
      .status(file.statusCode)
      .headers(file.headers)
      .header('cache-control', path.startsWith('/assets/') ? forAYear : 'no-cache')
      .send(file.stream);
  });
}

/** Sends index.html with a nonce of its own for this answer. */
export function createPageSender(webFolder: string): (reply: FastifyReply) => Promise<FastifyReply> {
  const readPage = createPageReader(join(webFolder, 'index.html'));
  return async (reply) => {
    const nonce = createNonce();
    const page = await readPage();
    return reply
      .status(200)
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(noncePlaceholder, nonce));
  };
}

/** Reads the page again only when the file has changed. */
function createPageReader(path: string): () => Promise<string> {
  let cached: { readonly changedAt: number; readonly text: string } | null = null;
  return async () => {
    const status = await stat(path).catch(() => null);
    if (status === null) return notBuiltPage;
    if (cached?.changedAt !== status.mtimeMs) {
      cached = { changedAt: status.mtimeMs, text: await readFile(path, 'utf8') };
    }
    return cached.text;
  };
}
