import { FRESH, type PlayerState } from './player-types';

/** Holds what the controls draw, and tells of it only when something in it changed. */
export class StateBox {
  private state: PlayerState = FRESH;
  private readonly listeners = new Set<() => void>();

  readonly get = (): PlayerState => this.state;

  readonly subscribe = (listen: () => void): (() => void) => {
    this.listeners.add(listen);
    return () => this.listeners.delete(listen);
  };

  set(change: Partial<PlayerState>): void {
    const fresh = { ...this.state, ...change };
    const keys = Object.keys(change) as (keyof PlayerState)[]; // a Partial has no other keys
    if (keys.every((key) => Object.is(this.state[key], fresh[key]))) return;
    this.state = fresh;
    for (const listen of this.listeners) listen();
  }
}
