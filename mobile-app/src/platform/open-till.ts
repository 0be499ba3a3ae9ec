import { Linking } from 'react-native';

/** The till of a provider is a page of its own, in the phone's browser; its link back opens the app. */
export async function openTill(url: string): Promise<boolean> {
  try {
    await Linking.openURL(url);
    return true;
  } catch {
    return false;
  }
}
