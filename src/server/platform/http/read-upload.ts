/** Reads an uploaded file whole, for routes whose files are small enough; larger ones are read as they arrive. */
import type { FastifyRequest } from 'fastify';

/** The bytes of the upload; throws BodyTooLarge beyond the route's limit, which is answered as a refusal. */
export async function readUpload(request: Pick<FastifyRequest, 'body'>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request.body as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
