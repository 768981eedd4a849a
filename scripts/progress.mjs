/** Says on standard error what takes a while and how long it took; on a terminal the seconds count up. */

/** Shows the message until the returned function is called. */
export function startProgress(message, { counts = true } = {}) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const isTerminal = counts && process.stderr.isTTY === true;
  process.stderr.write(isTerminal ? `${message} …` : `${message} …\n`);
  const timer = isTerminal
    ? setInterval(() => process.stderr.write(`\r${message} … ${seconds()} s`), 1000)
    : undefined;
  timer?.unref();
  return () => {
    clearInterval(timer);
    if (isTerminal) process.stderr.write(`\r${message}: ${seconds()} s   \n`);
  };
}
