/** A phone runs one copy of the app, so there is nobody else to wait for. */
export function exclusively<T>(_name: string, work: () => Promise<T>): Promise<T> {
  return work();
}
