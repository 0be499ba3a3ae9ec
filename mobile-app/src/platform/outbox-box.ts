import AsyncStorage from '@react-native-async-storage/async-storage';
import { Directory, File, Paths } from 'expo-file-system';

/** A file to be sent: its bytes in a browser, its place on a phone. */
export type FileSource = Blob | { readonly uri: string };

/** What waits to be sent, kept so that it survives the app, the phone and a dead battery. */
export interface OutboxBox {
  readonly load: () => Promise<string | null>;
  readonly save: (text: string) => Promise<void>;
  readonly keepFile: (key: string, source: FileSource) => Promise<void>;
  readonly file: (key: string) => Promise<FileSource | null>;
  readonly dropFile: (key: string) => Promise<void>;
}

const KEY = 'hearth-outbox';

function place(key: string): File {
  const folder = new Directory(Paths.document, 'outbox');
  if (!folder.exists) folder.create();
  return new File(folder, key);
}

/** On a phone files are copied into the app's own documents: what a picker hands out may be gone an hour later. */
export const outboxBox: OutboxBox = {
  load: () => AsyncStorage.getItem(KEY),
  save: (text) => AsyncStorage.setItem(KEY, text),
  async keepFile(key, source) {
    if ('uri' in source) await new File(source.uri).copy(place(key));
  },
  file(key) {
    const kept = place(key);
    return Promise.resolve(kept.exists ? { uri: kept.uri } : null);
  },
  dropFile(key) {
    const kept = place(key);
    if (kept.exists) kept.delete();
    return Promise.resolve();
  },
};
