import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { systemClock, systemIds } from '@hearth/cms/kernel';
import { hearEvent } from '../../rooms/hear-event';
import { hearTarget } from '../../targets/hear-target';
import { relayLink } from '../../targets/relay-link';
import { targetStore } from '../../targets/target-store';
import type { StreamingDesk } from '../../testing/a-streaming-desk';
import { ROOT } from '../../testing/studio';
import { Engine } from '../local/engine';
import { engineStore } from '../local/engine-store';

/** Our own processes of live video, for rooms of a desk. */
export type EngineAtWork = { readonly engine: Engine; stop(): Promise<void> };

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A port that nobody uses. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      // A server that listens on a port has an address of this kind.
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

type Given = { readonly folder: string; readonly rtmpPort: number; readonly allowed: readonly string[] };

/** Starts them, compiled as the host starts them, on a folder; encoders come to `rtmpPort`, copies may go to `allowed`. */
export function anEngine(desk: StreamingDesk, { folder, rtmpPort, allowed }: Given): EngineAtWork {
  const { database, outbox } = desk.deps;
  const targets = { database, ledger: desk.ledger, outbox, targets: targetStore };
  const notices = { notify: () => Promise.resolve() };
  const engine = new Engine({
    ...{ database, clock: systemClock, ids: systemIds, log: silent, store: engineStore },
    settings: {
      ...{ isOn: true, folder, sockets: join(folder, 'run'), processes: join(ROOT, 'plugins/streaming/lib/engine') },
      ...{ bind: '127.0.0.1', rtmpPort, rtmps: undefined, publicHost: '127.0.0.1', lingerMs: 2_000 },
      ...{ place: systemIds.next(), mostCameras: 2, srtPorts: undefined },
      targets: { allowed, ca: undefined },
    },
    slates: { ofRooms: () => Promise.resolve(new Map()) },
    hear: (event) => hearEvent(desk.deps, event),
    relay: relayLink({
      ...{ database, vault: desk.vault, targets: targetStore },
      hear: (told) => hearTarget({ ...targets, notices }, told),
    }),
  });
  engine.start();
  return { engine, stop: () => engine.stop('end') };
}
