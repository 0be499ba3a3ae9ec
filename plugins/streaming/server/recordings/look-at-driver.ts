import type { DriverName } from '../../contract';
import { mirrorRecording, toldBy } from './mirror-recording';
import type { RecordingDeps } from './recording-deps';

/** Asks a driver that keeps recordings itself what it has of rooms that were on air lately: what it forgot to tell is caught up. */
export async function lookAtDriver(deps: RecordingDeps, name: DriverName): Promise<number> {
  const driver = deps.drivers.named(name);
  if (!driver) return 0;
  let changed = 0;
  for (const { id, ref } of await deps.lists.lately(deps.database, name)) {
    const listed = await driver.recordings.list(ref);
    if (!listed.ok) continue;
    for (const recording of listed.value) {
      const told = toldBy(name, recording, deps.clock.now());
      const isNews = await deps.database.transaction(async (tx) => {
        const room = await deps.rooms.hold(tx, id);
        return room !== undefined && mirrorRecording(deps, tx, { room, told });
      });
      if (isNews) changed += 1;
    }
  }
  return changed;
}
