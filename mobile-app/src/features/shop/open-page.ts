import { Linking } from 'react-native';
import { absolute } from '@/ui/picture-source';

/** Opens an address of the host or of somebody else outside of the app; false when the device cannot. */
export async function openOutside(address: string): Promise<boolean> {
  try {
    await Linking.openURL(absolute(address));
    return true;
  } catch {
    return false;
  }
}
