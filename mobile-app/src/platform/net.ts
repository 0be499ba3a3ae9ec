/** Phones learn about the net from their own requests (see data/reach.ts); there is no event to listen to. */
export function onNetChange(_listen: (online: boolean) => void): () => void {
  return () => undefined;
}
