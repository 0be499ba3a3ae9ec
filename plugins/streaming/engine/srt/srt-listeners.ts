import type { IngestOrders } from '../wire/control';
import { SrtListener, type ListenerDeps } from './srt-listener';

/** The listeners of all rooms that await encoders by SRT: one for each, as ordered. */
export class SrtListeners {
  readonly #open = new Map<string, SrtListener>();
  /** By port, when who had it last is gone. */
  readonly #freed = new Map<number, Promise<unknown>>();

  constructor(private readonly deps: ListenerDeps) {}

  /** What should be: whoever listens as ordered goes on, and its encoder notices nothing. */
  sync({ rooms }: IngestOrders): void {
    const wanted = new Map(rooms.flatMap(({ room, srt }) => (srt ? [[room, srt] as const] : [])));
    for (const [room, listener] of this.#open) {
      if (JSON.stringify(wanted.get(room)) === JSON.stringify(listener.order)) wanted.delete(room);
      else this.#close(room, listener);
    }
    for (const [room, order] of wanted) {
      const listener = new SrtListener(room, order, this.deps);
      this.#open.set(room, listener);
      listener.start(this.#freed.get(order.port));
      this.#freed.delete(order.port);
    }
  }

  close(): void {
    for (const [room, listener] of this.#open) this.#close(room, listener);
  }

  #close(room: string, listener: SrtListener): void {
    this.#open.delete(room);
    this.#freed.set(listener.order.port, listener.stop());
  }
}
