import type { Database, Log, Vault } from '@hearth/cms/platform';
import type { SrtOrder } from '../../engine/wire/control';
import { isWithin, type PortSpan } from './srt.rules';
import type { SrtStore } from './srt-store';

/** What the engine needs of SRT. */
export type SrtLink = {
  /** By room, where its encoders are awaited. What cannot be looked up now is as it was: a room is live without it. */
  ofRooms(): Promise<ReadonlyMap<string, SrtOrder>>;
};

type Deps = {
  readonly database: Database;
  readonly vault: Vault;
  readonly log: Log;
  readonly srt: SrtStore;
  readonly ports: PortSpan | undefined;
  readonly bind: string;
  /** The ffmpeg that speaks SRT, where there is one. */
  ffmpeg(): Promise<string | undefined>;
};

/** Joins rooms that are open to SRT to the ingest; an order is a level, as all that it is told. */
export function srtLink({ database, vault, log, srt, ports, bind, ffmpeg }: Deps): SrtLink {
  let known: ReadonlyMap<string, SrtOrder> = new Map();
  const look = async (span: PortSpan): Promise<ReadonlyMap<string, SrtOrder>> => {
    const path = await ffmpeg();
    if (path === undefined) return new Map();
    const rooms = (await srt.awaiting(database)).filter(({ port }) => isWithin(span, port));
    return new Map(
      rooms.map(({ room, port, latencyMs, passphrase }) => [
        room,
        { ffmpeg: path, bind, port, latencyMs, passphrase: vault.open(srt.place(room), passphrase) },
      ]),
    );
  };
  return {
    ofRooms: async () => {
      if (!ports) return known;
      try {
        known = await look(ports);
      } catch (error) {
        log.warn('rooms that await encoders by SRT could not be looked up', { error });
      }
      return known;
    },
  };
}
