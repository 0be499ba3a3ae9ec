import type { Knex } from 'knex';

/** Who is in which room, by node. Unlogged: after a crash of the database the nodes tell it anew within seconds. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE UNLOGGED TABLE realtime_presence (
      node text NOT NULL,
      room text NOT NULL,
      sockets integer NOT NULL CHECK (sockets >= 0),
      seen_at timestamptz NOT NULL,
      PRIMARY KEY (node, room)
    );
    CREATE INDEX realtime_presence_room ON realtime_presence (room, seen_at);
    CREATE UNLOGGED TABLE socket_io_attachments (
      id bigserial UNIQUE,
      created_at timestamptz DEFAULT now(),
      payload bytea
    );
  `);
}
