import AsyncStorage from '@react-native-async-storage/async-storage';

/** Small settings, read at once and written through. */
export interface Keeper {
  readonly warm: () => Promise<void>;
  readonly read: (key: string) => string | null;
  readonly write: (key: string, value: string | null) => void;
  /** True when `warm` must have ended before `read` can be trusted. */
  readonly needsWarming: boolean;
}

const PREFIX = 'hearth:';
const kept = new Map<string, string>();

/** Small settings, read at once and written through. On a phone they are loaded before the first screen. */
export const keeper: Keeper = {
  async warm(): Promise<void> {
    const keys = (await AsyncStorage.getAllKeys()).filter((key) => key.startsWith(PREFIX));
    for (const [key, value] of await AsyncStorage.multiGet(keys)) if (value !== null) kept.set(key, value);
  },
  read(key: string): string | null {
    return kept.get(PREFIX + key) ?? null;
  },
  write(key: string, value: string | null): void {
    if (value === null) {
      kept.delete(PREFIX + key);
      void AsyncStorage.removeItem(PREFIX + key);
    } else {
      kept.set(PREFIX + key, value);
      void AsyncStorage.setItem(PREFIX + key, value);
    }
  },
  needsWarming: true,
};
