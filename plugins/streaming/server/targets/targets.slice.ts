import {
  isAllowed,
  isPublicAddress,
  readAllowed,
  resealColumn,
  routes,
  type Platform,
  type Slice,
} from '@hearth/cms/platform';
import { isIP } from 'node:net';
import { roomCopiesPort, targetMoved, targetsContract } from '../../contract';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import { lookGate } from '../looks/look-gate';
import { lookStore } from '../looks/look-store';
import { machineOfHost } from '../looks/machine';
import { roomStore } from '../rooms/room-store';
import type { Drivers } from '../rooms/room-deps';
import { roomLogStore } from '../rooms/room-log-store';
import { addTarget } from './add-target';
import { carryAll } from './carry-target';
import type { TargetDeps } from './target-deps';
import { targetKinds } from './target-notices';
import { SEALED_TARGET_KEYS, targetStore } from './target-store';
import { targetMachine } from './target.machine';
import { tellTargets } from './tell-targets';
import { listTargets, removeTarget, turnTarget } from './turn-target';
import { changeTarget, replaceKey } from './write-target';

/** Copies of a room on platforms (转推), each with its own light. */
export const targetsSlice = (driversOf: (platform: Platform) => Drivers): Slice => ({
  name: 'streaming.targets',
  machines: [targetMachine],
  register: (platform) => {
    const { notices, outbox, realtime, stations, schedule } = platform;
    notices.declare(targetKinds);
    schedule.tick({
      name: 'streaming-targets.carry',
      cron: '* * * * *',
      missed: 'skip',
      handle: async () => {
        await carryAll(targetDeps(platform, driversOf(platform)));
      },
    });
    outbox.subscribe({
      name: 'streaming.tell-targets',
      events: [targetMoved],
      handle: (event) => tellTargets({ realtime, stations }, event),
    });
    platform.ports.offer(roomCopiesPort, {
      of: async (actor, room) => {
        const found = await listTargets(targetDeps(platform, driversOf(platform)), actor, room);
        return found.ok ? found.value.targets : [];
      },
    });
  },
  routes: (platform) => {
    const deps = targetDeps(platform, driversOf(platform));
    return [
      routes(targetsContract, {
        listTargets: ({ actor, params }) => listTargets(deps, actor, params.room),
        addTarget: ({ actor, params, body }) => addTarget(deps, actor, { ...params, ...body }),
        changeTarget: ({ actor, params, body }) => changeTarget(deps, actor, { ...params, ...body }),
        replaceTargetKey: ({ actor, params, body }) => replaceKey(deps, actor, { ...params, ...body }),
        turnTarget: ({ actor, params, body }) => turnTarget(deps, actor, { ...params, ...body }),
        removeTarget: ({ actor, params }) => removeTarget(deps, actor, params),
      }),
    ];
  },
  async ready({ database, vault, log }) {
    const resealed = await resealColumn(database, vault, SEALED_TARGET_KEYS);
    if (resealed > 0) log.info('keys of platforms were brought under the current key', { resealed });
  },
});

/** Everything that the verbs of copies are handed, on a host. */
export function targetDeps(platform: Platform, drivers: Drivers): TargetDeps {
  const allowed = readAllowed(process.env['HEARTH_TARGETS_ALLOW']);
  const speaksSrt = async (): Promise<boolean> => (await ffmpegFor(platform, 'srt')) !== undefined;
  const stores = { rooms: roomStore, log: roomLogStore, targets: targetStore };
  const gate = lookGate(lookStore, machineOfHost());
  return { ...platform, ...stores, drivers, gate, isOpen: (url) => isOutside(url, allowed), speaksSrt };
}

/** What a name means is found out by the relay, where it is connected to; an address that is none of a name is judged here as well. */
export function isOutside(url: URL, allowed: ReadonlySet<string>): boolean {
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  return isAllowed(url, allowed) || isIP(bare) === 0 || isPublicAddress(bare);
}
