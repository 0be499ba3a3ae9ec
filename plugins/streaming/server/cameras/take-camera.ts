import type { SystemActor } from '@hearth/cms/contract';
import type { CameraRefusal } from '../../contract';
import { hashOfKey, keyOf } from '../rooms/hash-key';
import type { CameraDeps } from './camera-deps';
import { refusalOf } from './camera.rules';

const KEY_BYTES = 32;

/** A link that a phone holds, with the key by which its picture goes into the ingest. */
export type TakenCamera = {
  readonly id: string;
  readonly room: string;
  readonly title: string;
  readonly goodUntil: Date;
  readonly isLive: boolean;
  /** How often the room's encoder had been thrown out by then. */
  readonly kick: number;
  readonly line: string;
  readonly key: string;
};

/** Who asks, by which token. */
export type CameraAsk = { readonly token: string; readonly device: string };

/** A phone takes its link. One that comes back takes it from its own older line; another phone waits until that one is gone. */
export async function takeCamera(deps: CameraDeps, { token, device }: CameraAsk): Promise<TakenCamera | CameraRefusal> {
  const [line, key] = [deps.ids.next(), keyOf(deps.random.bytes(KEY_BYTES))];
  const taken = await deps.database.transaction(async (tx): Promise<TakenCamera | CameraRefusal> => {
    const asked = await deps.cameras.hold(tx, hashOfKey(token));
    if (!asked) return 'link-over';
    const refused = refusalOf(asked, device, asked.now);
    if (refused) return refused;
    await deps.cameras.give(tx, asked, { device, line, keyHash: hashOfKey(key) });
    const { id, room, station, title, goodUntil, kick, roomState } = asked;
    if (asked.holder !== device) {
      const actor: SystemActor = { kind: 'system', id: 'streaming', name: 'streaming', station };
      deps.ledger.append(tx, { actor, action: 'streaming-camera.taken', subject: id, facts: { room, device } });
    }
    return { id, room, title, goodUntil, kick, line, key, isLive: roomState === 'live' };
  });
  if (typeof taken === 'object') await deps.changed();
  return taken;
}
