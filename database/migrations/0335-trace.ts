import type { Knex } from 'knex';

/** Where lots went, as events of EPCIS 2.0 that are written once (追溯事件), and the documents that brought them (采集任务). */
export async function up(knex: Knex): Promise<void> {
  await captures(knex);
  await events(knex);
  // Scanners and documents name a lot by its trade item, in numbers of whatever length.
  await knex.raw(`CREATE INDEX vetting_product_gtin ON vetting_product (lpad(facts->>'gtin', 14, '0'))`);
}

async function captures(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE vetting_trace_capture (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      behaviour text NOT NULL CHECK (behaviour IN ('rollback', 'proceed')),
      success boolean NOT NULL,
      -- How many of its events were new, and how many had been captured before.
      captured integer NOT NULL CHECK (captured >= 0),
      known integer NOT NULL CHECK (known >= 0),
      errors jsonb NOT NULL DEFAULT '[]',
      captured_by uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      finished_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
      -- With an error, rollback keeps nothing.
      CHECK (success = (errors = '[]'::jsonb)),
      CHECK (success OR behaviour = 'proceed' OR captured = 0)
    );
  `);
}

async function events(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE vetting_trace_event (
      id uuid PRIMARY KEY,
      seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      station text NOT NULL,
      event_id text NOT NULL CHECK (length(event_id) BETWEEN 1 AND 500),
      -- What declares an event an error bears the id of that event, as the standard has it.
      is_error boolean NOT NULL,
      type text NOT NULL
        CHECK (type IN ('ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent')),
      event_time timestamptz(3) NOT NULL,
      recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
      action text CHECK (action IN ('ADD', 'OBSERVE', 'DELETE')),
      biz_step text,
      disposition text,
      -- What single things and what kinds of things it is about.
      epcs text[] NOT NULL DEFAULT '{}',
      classes text[] NOT NULL DEFAULT '{}',
      -- Business transactions as TYPE|URI.
      transactions text[] NOT NULL DEFAULT '{}',
      -- The lots of this station that it names.
      lots uuid[] NOT NULL DEFAULT '{}',
      -- SHA-256 of what it says, so that the same id with other words is found.
      hash char(64) NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
      body jsonb NOT NULL,
      capture uuid REFERENCES vetting_trace_capture (id),
      -- Nobody, where the house itself wrote it down.
      written_by uuid,
      UNIQUE (station, event_id, is_error)
    );
    CREATE INDEX vetting_trace_event_time ON vetting_trace_event (station, event_time, seq);
    CREATE INDEX vetting_trace_event_lots ON vetting_trace_event USING gin (lots);
    CREATE INDEX vetting_trace_event_epcs ON vetting_trace_event USING gin (epcs);
    CREATE INDEX vetting_trace_event_classes ON vetting_trace_event USING gin (classes);

    CREATE FUNCTION vetting_trace_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'what was traced stays: % refused', TG_OP;
    END $$;
    CREATE TRIGGER vetting_trace_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON vetting_trace_event
      FOR EACH STATEMENT EXECUTE FUNCTION vetting_trace_event_stays();
  `);
}
