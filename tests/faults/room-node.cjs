// A node with one room of a live, made to lose what its nodes hear each other by: the rooms and the realtime of the compiled plugins on one
// database, without Strapi around them. A token is the id of its reader.
const { createServer } = require('node:http');
const knex = require('knex');
const { types } = require('pg');
const { systemClock, systemIds } = require('@hearth/cms/kernel');
const platform = require('@hearth/cms/platform');
const { openCrossing } = require('../../cms/lib/platform/realtime/adapter.js');
const { liveKind } = require('../../plugins/live/lib/server/room/live-kind.js');
const { wireRooms } = require('../../plugins/live/lib/server/room/rooms-wiring.js');

// As Strapi has it in its whole process: jsonb comes as text.
types.setTypeParser(types.builtins.JSONB, (text) => text);

const say = (name, facts) => process.send({ log: `${name} ${JSON.stringify(facts ?? {})}` });
const log = platform.createLog({ info: () => undefined, warn: say, error: say });
const connection = { connectionString: process.env.DATABASE_URL, pipeline: true };
const pool = knex({ client: 'pg', connection, pool: { min: 0, max: 6 } });
const database = platform.createDatabase(platform.plainConnection(pool), { hookFailed: say });
const ground = { database, clock: systemClock, ids: systemIds, log };
const realtime = platform.createRealtime(ground);
const lane = platform.createFastLane({ clock: systemClock, ids: systemIds, loadFailed: say });
const rooms = wireRooms({
  ...{ ...ground, realtime, checks: { check: async () => [] } },
  ledger: platform.createLedger({ database, ids: systemIds }),
  cache: (options) => lane.cache(options),
});
realtime.define(liveKind(rooms.kind));
realtime.identifyBy(async (id) => ({ kind: 'reader', id, name: `观众${id.slice(-4)}`, station: 'yunze' }));

const http = createServer();
realtime.start(http, openCrossing(process.env, log), { perAddress: Number.POSITIVE_INFINITY });
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
