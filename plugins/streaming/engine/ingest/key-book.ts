import { createHash, timingSafeEqual } from 'node:crypto';
import type { IngestOrders, SrtOrder } from '../wire/control';

/** A key that opens a room, as its hash. */
export type GoodKey = { readonly room: string; readonly hash: string };

/** The hash under which a key is known, in hex. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** What opens a room to whoever came by SRT: another passphrase or port is another key. */
export const srtKey = (room: string, { port, passphrase }: Pick<SrtOrder, 'port' | 'passphrase'>): GoodKey => ({
  room,
  hash: hashOfKey(`srt/${port}/${passphrase}`),
});

/** What may be said of a key where people read. */
export const keyHint = (key: string): string => `${key.slice(0, 3)}…`;

/** Finds the room that a key opens now. All are compared, each in the same time, so that the time tells nothing. */
export function roomOfKey(orders: IngestOrders, key: string, now: number): GoodKey | undefined {
  const asked = Buffer.from(hashOfKey(key), 'hex');
  let found: GoodKey | undefined;
  for (const { room, keys } of orders.rooms) {
    for (const { hash, until } of keys) {
      const known = Buffer.from(hash, 'hex');
      const isSame = known.length === asked.length && timingSafeEqual(known, asked);
      if (isSame && (until === undefined || until > now)) found = { room, hash };
    }
  }
  return found;
}

/** Whether a key that was good still is. */
export function isStillGood(orders: IngestOrders, { room, hash }: GoodKey, now: number): boolean {
  const order = orders.rooms.find((one) => one.room === room);
  if (order?.srt && srtKey(room, order.srt).hash === hash) return true;
  const keys = order?.keys ?? [];
  return keys.some((key) => key.hash === hash && (key.until === undefined || key.until > now));
}
