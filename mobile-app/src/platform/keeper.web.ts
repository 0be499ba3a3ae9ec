import type { Keeper } from './keeper';

const PREFIX = 'hearth:';

/** localStorage refuses to work in some private windows: settings then last as long as the page. */
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    window.localStorage.setItem(`${PREFIX}probe`, '1');
    window.localStorage.removeItem(`${PREFIX}probe`);
    return window.localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}

const local = storage();

export const keeper: Keeper = {
  warm: (): Promise<void> => Promise.resolve(),
  read: (key: string): string | null => local.getItem(PREFIX + key),
  write(key: string, value: string | null): void {
    if (value === null) local.removeItem(PREFIX + key);
    else local.setItem(PREFIX + key, value);
  },
  needsWarming: false,
};
