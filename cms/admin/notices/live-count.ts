/** What the bell, the page and the window's title know of one's notices: how many are unread, and how often that changed. */
export type LiveCount = {
  readonly unread: number;
  /** Rises with each notice that arrives while the window is open. */
  readonly arrivals: number;
};

type Change = { readonly unread: number; readonly arrived?: boolean };

let now: LiveCount = { unread: 0, arrivals: 0 };
const listeners = new Set<() => void>();

/** One value for all parts of the window, in the shape that React subscribes to. */
export const liveCount = {
  get: (): LiveCount => now,
  set({ unread, arrived = false }: Change): void {
    now = { unread, arrivals: now.arrivals + (arrived ? 1 : 0) };
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
