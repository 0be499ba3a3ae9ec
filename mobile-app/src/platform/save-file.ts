import { Share } from 'react-native';

/** A phone hands the text to another app; the reader chooses where it goes. */
export async function saveFile(file: { readonly name: string; readonly text: string }): Promise<void> {
  await Share.share({ title: file.name, message: file.text });
}
