import { onNetChange } from '@/platform/net';
import { createStore } from './store';

/** Whether the host can be reached, learnt from requests and, in a browser, from its events. */
export const reach = createStore<{ readonly online: boolean }>({ online: true });

export function noteReach(online: boolean): void {
  if (reach.get().online !== online) reach.set({ online });
}

onNetChange(noteReach);
