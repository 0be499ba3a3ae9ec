import { join } from 'node:path';
import type { IngestOrders, PackagerOrders, SrtOrder } from '../../../engine/wire/control';
import type { SlateOrder } from '../../slates/slate-files';
import type { EngineRoom } from './engine-room';

/**
 * Two fifths of a second a part, two seconds a segment, two hours back. Players stay three parts behind the newest, which is most of what lies
 * between the camera and them; a part is whole pictures, of 25 a second and of 30.
 */
export const RHYTHM = { partSeconds: 0.4, segmentSeconds: 2, windowSeconds: 7_200 } as const;

/** Whom the ingest lets in: nobody into a room that is closed or whose picture was taken away. */
export function ingestOrders(
  rooms: readonly EngineRoom[],
  srt: ReadonlyMap<string, SrtOrder> = new Map(),
): IngestOrders {
  const srtOf = (room: string): { readonly srt?: SrtOrder } => {
    const order = srt.get(room);
    return order ? { srt: order } : {};
  };
  return {
    rooms: rooms.map((one) => ({
      ...(isShut(one) ? {} : srtOf(one.room)),
      room: one.room,
      kick: one.kick,
      keys: isShut(one) ? [] : one.keys.map(({ hash, until }) => (until === null ? { hash } : { hash, until })),
    })),
  };
}

const isShut = ({ state, isCurtained = false }: EngineRoom): boolean => state === 'disabled' || isCurtained;

/** Where recordings lie, and what stands in for encoders that are gone. */
export type Whereabouts = { readonly folder: string; readonly slates: ReadonlyMap<string, SlateOrder> };

function slateOf(slates: Whereabouts['slates'], room: string): { readonly slate?: SlateOrder } {
  const slate = slates.get(room);
  return slate ? { slate } : {};
}

/** What is packaged: every broadcast that has not ended. */
export function packagerOrders(rooms: readonly EngineRoom[], { folder, slates }: Whereabouts): PackagerOrders {
  return {
    rooms: rooms.flatMap(({ room, broadcast }) =>
      broadcast === null
        ? []
        : [{ room, session: broadcast, folder: join(folder, room, broadcast), ...RHYTHM, ...slateOf(slates, room) }],
    ),
  };
}
