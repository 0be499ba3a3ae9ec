/** The rooms of lives as a host starts them, with the rules of the house, on a server of a bench. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const live = (path) => require(join(root, 'plugins/live/lib/server', path));

/** The room that crowds enter. */
export const ROOM = '0195f000-0000-7000-8000-00000000c001';

/** Opens the rooms; a token of the crowd is the id of its reader. */
export async function startRooms(http, { pool, database, log }) {
  const { createFastLane, createLedger, createRealtime } = lib('platform/index.js');
  const { openCrossing } = lib('platform/realtime/adapter.js');
  const { systemClock, systemIds } = lib('kernel/index.js');
  const { wireRooms } = live('room/rooms-wiring.js');
  const { liveKind } = live('room/live-kind.js');
  const realtime = createRealtime({ database, clock: systemClock, ids: systemIds, log });
  const lane = createFastLane({ clock: systemClock, ids: systemIds, loadFailed: console.error });
  const rooms = wireRooms({
    ...{ database, ids: systemIds, clock: systemClock, log, realtime, checks: checksOfTheHouse() },
    ledger: createLedger({ database, ids: systemIds }),
    cache: (options) => lane.cache(options),
  });
  await pool.raw(
    `INSERT INTO live_room (id, station, owner_kind, owner_id, title, language) VALUES (?, 'yunze', 'session', 'bench', '专场', 'zh-Hans')
     ON CONFLICT DO NOTHING`,
    [ROOM],
  );
  realtime.define(liveKind(rooms.kind));
  realtime.identifyBy(async (id) => ({ kind: 'reader', id, name: `观众${id.slice(-4)}`, station: 'yunze' }));
  realtime.start(http, openCrossing(process.env, log), { perAddress: Number.POSITIVE_INFINITY });
  rooms.beat.start();
  const stop = async () => {
    await rooms.speaking.finish();
    await rooms.beat.stop();
    await realtime.stop();
  };
  return { realtime, tell: rooms.deps.tell, stop };
}

/** All rules of the house, compiled as at a station that chose none away. */
function checksOfTheHouse() {
  const { compileRules } = lib('server/checks/compile-rules.rules.js');
  const { checkText } = lib('server/checks/check-text.rules.js');
  const folder = join(root, 'database/rules');
  const rules = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'pack.json')
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .map((rule) => ({ ...rule, version: 1 }));
  const book = compileRules(rules);
  if (!book.ok) throw new Error('the pack does not compile');
  return { check: async (_station, text) => checkText({ fields: [{ name: 'body.0', text }] }, book.value) };
}
