import { Linking } from 'react-native';

/** Opens a page in the phone's browser; what is on the screen stays where it is. */
export async function openBeside(url: string): Promise<boolean> {
  try {
    await Linking.openURL(url);
    return true;
  } catch {
    return false;
  }
}
