import * as ImagePicker from 'expo-image-picker';
import type { FileSource } from './outbox-box';

/** A file that somebody chose. */
export interface Picked {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly source: FileSource;
}

/** Lets somebody choose pictures and films. Nothing is chosen when they change their mind. */
export async function pickFiles(): Promise<readonly Picked[]> {
  const chosen = await ImagePicker.launchImageLibraryAsync({
    mediaTypes: ['images', 'videos'],
    allowsMultipleSelection: true,
    quality: 1,
  });
  return (chosen.assets ?? []).map(({ uri, fileName, mimeType, fileSize, type }) => ({
    name: fileName ?? uri.split('/').at(-1) ?? 'file',
    type: mimeType ?? (type === 'video' ? 'video/mp4' : 'image/jpeg'),
    size: fileSize ?? 0,
    source: { uri },
  }));
}
