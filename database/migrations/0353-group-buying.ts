import type { Knex } from 'knex';

const LEADERS = `
  CREATE TABLE shop_group_leader (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    reader uuid NOT NULL,
    -- What neighbours are told of them and of where they hand goods out.
    name text NOT NULL,
    point text NOT NULL,
    region text NOT NULL,
    detail text NOT NULL,
    state text NOT NULL CHECK (state IN ('applied', 'approved', 'declined', 'stopped')),
    version integer NOT NULL DEFAULT 1,
    reason text,
    decided_by text,
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (station, reader)
  );
`;

const GROUPS = `
  CREATE TABLE shop_group (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    offer uuid NOT NULL REFERENCES shop_offer,
    leader uuid NOT NULL REFERENCES shop_group_leader,
    cutoff timestamptz NOT NULL,
    minimum integer NOT NULL CHECK (minimum > 0),
    state text NOT NULL CHECK (state IN ('gathering', 'confirmed', 'failed', 'sent', 'arrived', 'closed')),
    version integer NOT NULL DEFAULT 1,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    moved_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX shop_group_station ON shop_group (station, id);
  CREATE INDEX shop_group_offer ON shop_group (offer) WHERE state = 'gathering';
  CREATE INDEX shop_group_due ON shop_group (cutoff) WHERE state = 'gathering';

  CREATE TABLE shop_group_order (
    order_id uuid PRIMARY KEY,
    group_id uuid NOT NULL REFERENCES shop_group,
    station text NOT NULL
  );
  CREATE INDEX shop_group_order_group ON shop_group_order (group_id);
`;

/** Neighbours who buy together (社区团购): who leads them, until when, from how many on, and which orders are theirs. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(LEADERS);
  await knex.raw(GROUPS);
}
