import AsyncStorage from '@react-native-async-storage/async-storage';

const PREFIX = 'hearth-shelf:';

export interface Kept<T> {
  readonly value: T;
  readonly keptAt: string;
}

/** What was opened, kept to be read again without a net. */
export const shelf = {
  async put(key: string, value: unknown, now: Date): Promise<void> {
    await AsyncStorage.setItem(PREFIX + key, JSON.stringify({ value, keptAt: now.toISOString() }));
  },
  async get<T>(key: string): Promise<Kept<T> | null> {
    const text = await AsyncStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as Kept<T>); // written by put under the same key
  },
  async remove(key: string): Promise<void> {
    await AsyncStorage.removeItem(PREFIX + key);
  },
  async used(): Promise<{ readonly items: number; readonly bytes: number }> {
    const keys = (await AsyncStorage.getAllKeys()).filter((key) => key.startsWith(PREFIX));
    const texts = await AsyncStorage.multiGet(keys);
    return { items: keys.length, bytes: texts.reduce((sum, [, text]) => sum + 2 * (text?.length ?? 0), 0) };
  },
  async clear(): Promise<void> {
    const keys = (await AsyncStorage.getAllKeys()).filter((key) => key.startsWith(PREFIX));
    await AsyncStorage.multiRemove(keys);
  },
};
