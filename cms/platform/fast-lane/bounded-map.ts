/** A map that forgets what was not asked for longest, once it is full. */
export type BoundedMap<T> = {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  keys(): IterableIterator<string>;
  readonly size: number;
};

/** Makes a map of at most `limit` entries. A Map keeps the order of insertion, so moving an entry to the end marks it as used. */
export function createBoundedMap<T>(limit: number): BoundedMap<T> {
  const entries = new Map<string, { readonly value: T }>();
  return {
    get(key) {
      const found = entries.get(key);
      if (!found) return undefined;
      entries.delete(key);
      entries.set(key, found);
      return found.value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, { value });
      if (entries.size <= limit) return;
      const [oldest] = entries.keys();
      if (oldest !== undefined) entries.delete(oldest);
    },
    delete: (key) => void entries.delete(key),
    keys: () => entries.keys(),
    get size() {
      return entries.size;
    },
  };
}
