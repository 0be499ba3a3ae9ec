import { createStore } from './store';

/** Pressing the tab one is on means "up, and show me what is new". */
export const tabPresses = createStore<{ readonly home: number }>({ home: 0 });

export function pressHomeAgain(): void {
  tabPresses.set({ home: tabPresses.get().home + 1 });
}
