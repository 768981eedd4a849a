/** One POST to a receiver: bounded in time and in what is read of the answer; redirects are answers, not followed. */
import { isIP } from 'node:net';
import { isInnerAddress, outerLookup } from './address.ts';

const usualTimeoutMilliseconds = 10_000;
const textMax = 500;
/** Nothing beyond this is read: an answer is a receipt, not a document. */
const bytesMax = 16_384;

export type PostAnswer =
  | { readonly status: number; readonly text: string }
  | { readonly status: null; readonly problem: string };

export type Post = {
  readonly address: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowsInner: boolean;
  readonly timeoutMilliseconds?: number;
};

/** Never throws: what went wrong is the answer. */
export async function post({
  address,
  body,
  headers,
  allowsInner,
  timeoutMilliseconds = usualTimeoutMilliseconds,
}: Post): Promise<PostAnswer> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowsInner && isIP(host) !== 0 && isInnerAddress(host))
    return { status: null, problem: 'The address leads to a machine nearby.' };
  // Loaded by the first call: as modules they load every part of Node's HTTP client, a twentieth of a start.
  const { request } = url.protocol === 'http:' ? await import('node:http') : await import('node:https');
  return await new Promise((settle) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Bellwether-Webhooks/1',
          ...headers,
        },
        signal: AbortSignal.timeout(timeoutMilliseconds),
        ...(allowsInner ? {} : { lookup: outerLookup }),
      },
      (response) => {
        let text = '';
        let bytes = 0;
        const end = () => settle({ status: response.statusCode ?? 0, text: text.slice(0, textMax) });
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          bytes += chunk.length;
          if (text.length < textMax) text += chunk;
          if (bytes > bytesMax) response.destroy();
        });
        response.on('close', end);
        response.on('error', end);
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const isLate =
        error.name === 'TimeoutError' || error.name === 'AbortError' || error.code === 'ABORT_ERR';
      settle({
        status: null,
        problem: isLate ? `No answer within ${timeoutMilliseconds / 1000} seconds.` : error.message,
      });
    });
    sent.end(body);
  });
}
