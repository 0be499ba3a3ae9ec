import { hideQuery } from '@/platform/address-bar';
import { tokenIn } from './camera-protocol';

const TOKEN = 'hearth:camera-token';
const DEVICE = 'hearth:camera-device';

/** Whom this page is to the station: a tab that the phone threw away and opened anew is still the same one. */
export interface CameraPass {
  readonly token: string;
  readonly device: string;
}

/** Takes the token out of the link and out of the address, and keeps it for as long as the tab is there. */
export function cameraPass(): CameraPass | null {
  const fresh = tokenIn(window.location.hash);
  if (fresh !== null) {
    if (sessionStorage.getItem(TOKEN) !== fresh) sessionStorage.removeItem(DEVICE);
    sessionStorage.setItem(TOKEN, fresh);
    hideQuery();
  }
  const token = fresh ?? sessionStorage.getItem(TOKEN);
  if (token === null) return null;
  const device = sessionStorage.getItem(DEVICE) ?? randomId();
  sessionStorage.setItem(DEVICE, device);
  return { token, device };
}

/** `randomUUID` is there on https alone, where cameras are; a page without it says that in its own words. */
const randomId = (): string => ('randomUUID' in crypto ? crypto.randomUUID() : '');
