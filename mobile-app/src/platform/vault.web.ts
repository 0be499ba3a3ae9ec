import { keeper } from './keeper';

const KEY = 'refresh';

/** A browser has no keychain. The host's policy of scripts from itself only is what guards this. */
export const vault = {
  read: (): Promise<string | null> => Promise.resolve(keeper.read(KEY)),
  write(token: string | null): Promise<void> {
    keeper.write(KEY, token);
    return Promise.resolve();
  },
};
