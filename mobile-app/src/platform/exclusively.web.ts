/** Two windows must not use the same refresh token at once: the host would take the second use for theft. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  // The DOM types give a granted lock's result as Awaited<T>, which is what `await` yields anyway.
  return await navigator.locks.request(`hearth:${name}`, work);
}
