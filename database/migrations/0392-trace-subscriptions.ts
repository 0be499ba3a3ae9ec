import type { Knex } from 'knex';

const SUBSCRIPTIONS = `
  -- Other houses that hear of events (追溯订阅): where to, of what, and by which secret they know that it is us.
  CREATE TABLE vetting_trace_subscription (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    dest text NOT NULL CHECK (length(dest) <= 2000),
    token_sealed text NOT NULL,
    query jsonb NOT NULL,
    -- None: as events come. Else the next moment at which what came meanwhile is sent.
    schedule jsonb,
    due_at timestamptz,
    report_if_empty boolean NOT NULL DEFAULT false,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at timestamptz,
    -- What went wrong last, and until when nobody tries again.
    trouble text,
    rests_until timestamptz,
    CHECK ((schedule IS NULL) = (due_at IS NULL))
  );
  CREATE INDEX vetting_trace_subscription_of ON vetting_trace_subscription (station, id);

  -- What a subscriber has not been told yet. Written with the event, so that none is lost whoever writes it and whenever that is committed.
  CREATE TABLE vetting_trace_untold (
    subscription uuid NOT NULL REFERENCES vetting_trace_subscription ON DELETE CASCADE,
    event uuid NOT NULL REFERENCES vetting_trace_event,
    PRIMARY KEY (subscription, event)
  );

  CREATE FUNCTION vetting_trace_event_untold() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO vetting_trace_untold (subscription, event)
      -- Somebody who ends a subscription at this moment goes first or after: the event is written either way.
      SELECT s.id, NEW.id FROM vetting_trace_subscription s WHERE s.station = NEW.station FOR KEY SHARE;
    RETURN NULL;
  END $$;
  CREATE TRIGGER vetting_trace_event_untold AFTER INSERT ON vetting_trace_event
    FOR EACH ROW EXECUTE FUNCTION vetting_trace_event_untold();
`;

/** Who hears of events of traceability. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(SUBSCRIPTIONS);
}
