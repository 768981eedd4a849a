/** The stream of changes as server-sent events (WHATWG HTML, section 9.2). Ends after an hour; browsers reconnect. */
import type { RawCall } from '#server/platform/http/handler.ts';
import type { liveRoutes } from '#contracts/live.ts';

const heartbeatMilliseconds = 25_000;
/** A stream outlives its session by no more than this. */
const lifeMilliseconds = 60 * 60_000;
/** A page that does not read any more is cut off rather than buffered for: bytes. */
const unreadBytesMax = 256 * 1024;

/** Takes the reply over and writes to it until either side ends. */
export function streamChanges({ reply, caller, services }: RawCall<typeof liveRoutes.streamChanges>): void {
  const response = reply.raw;
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Tells nginx not to gather the stream.
    'x-accel-buffering': 'no',
  });

  const write = (text: string) => {
    if (response.writableLength > unreadBytesMax) response.destroy();
    else response.write(text);
  };
  write('retry: 2000\n\n: connected\n\n');
  const unsubscribe = services.live.subscribe(caller!.organisationId, (topic) =>
    write(`event: change\ndata: ${JSON.stringify({ topic })}\n\n`),
  );
  const end = () => response.end();
  const heartbeat = setInterval(() => write(': heartbeat\n\n'), heartbeatMilliseconds);
  const life = setTimeout(end, lifeMilliseconds);
  const forgetClose = services.live.onClose(end);
  response.on('close', () => {
    clearInterval(heartbeat);
    clearTimeout(life);
    unsubscribe();
    forgetClose();
  });
}
