import { join } from 'node:path';
import type { IngestOrders, PackagerOrders } from '../../../engine/wire/control';
import type { EngineRoom } from './engine-room';

/** Half a second a part, two a segment, two hours back. */
const RHYTHM = { partSeconds: 0.5, segmentSeconds: 2, windowSeconds: 7_200 } as const;

/** Whom the ingest lets in: nobody into a room that is closed. */
export function ingestOrders(rooms: readonly EngineRoom[]): IngestOrders {
  return {
    rooms: rooms.map(({ room, state, kick, keys }) => ({
      room,
      kick,
      keys: state === 'disabled' ? [] : keys.map(({ hash, until }) => (until === null ? { hash } : { hash, until })),
    })),
  };
}

/** What is packaged: every broadcast that has not ended. */
export function packagerOrders(rooms: readonly EngineRoom[], folder: string): PackagerOrders {
  return {
    rooms: rooms.flatMap(({ room, broadcast }) =>
      broadcast === null ? [] : [{ room, session: broadcast, folder: join(folder, room, broadcast), ...RHYTHM }],
    ),
  };
}
