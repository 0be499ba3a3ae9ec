/** A phone runs one copy of the app, so there is nobody else to wait for. */
export function exclusively<T>(_name: string, work: () => Promise<T>): Promise<T> {
  return work();
}

/** … and nobody else who could leave something undone. */
export function onLeftUndone(_name: string, _finish: () => void): () => void {
  return () => undefined;
}
