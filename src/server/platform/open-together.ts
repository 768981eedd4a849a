export type Opening<T> = {
  readonly opening: Promise<T>;
  readonly close: (opened: T) => Promise<unknown>;
};

/** Waits for both to open. When one fails, the other is closed again, and the failure (the first's, of two) is thrown. */
export async function openTogether<First, Second>(
  first: Opening<First>,
  second: Opening<Second>,
): Promise<[First, Second]> {
  const [one, other] = await Promise.allSettled([first.opening, second.opening]);
  if (one.status === 'fulfilled' && other.status === 'fulfilled') return [one.value, other.value];
  if (one.status === 'fulfilled') await first.close(one.value);
  if (other.status === 'fulfilled') await second.close(other.value);
  throw one.status === 'rejected' ? one.reason : (other as PromiseRejectedResult).reason;
}
