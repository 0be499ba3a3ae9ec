import * as SecureStore from 'expo-secure-store';

const KEY = 'hearth.refresh';

/** Keeps the one secret of the app, the refresh token, in the phone's keychain. */
export const vault = {
  read: (): Promise<string | null> => SecureStore.getItemAsync(KEY),
  write: (token: string | null): Promise<void> =>
    token === null ? SecureStore.deleteItemAsync(KEY) : SecureStore.setItemAsync(KEY, token),
};
