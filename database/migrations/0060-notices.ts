import type { Knex } from 'knex';

/** What is told, and to whom. */
const TOLD = `
  CREATE TABLE notice (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    kind text NOT NULL,
    urgency text NOT NULL CHECK (urgency IN ('low', 'normal', 'high')),
    subject text NOT NULL CHECK (subject <> ''),
    facts jsonb NOT NULL,
    link text CHECK (link LIKE '/%'),
    address jsonb NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'told', 'folded', 'unheard')),
    tries integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz NOT NULL DEFAULT now(),
    told_at timestamptz,
    CHECK ((state = 'open') = (told_at IS NULL))
  );
  CREATE INDEX notice_open ON notice (due_at) WHERE state = 'open';
  CREATE INDEX notice_about ON notice (kind, subject, created_at);
  CREATE INDEX notice_age ON notice (created_at);

  CREATE TABLE notice_recipient (
    id uuid PRIMARY KEY,
    notice uuid NOT NULL REFERENCES notice ON DELETE CASCADE,
    person uuid NOT NULL REFERENCES person (id),
    step integer NOT NULL DEFAULT 0 CHECK (step >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz,
    UNIQUE (notice, person)
  );
  CREATE INDEX notice_inbox ON notice_recipient (person, id);
  CREATE INDEX notice_unread ON notice_recipient (person) WHERE read_at IS NULL;
`;

/** Robots, and each notice on its way. */
const WAYS = `
  CREATE TABLE notice_webhook (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    name text NOT NULL CHECK (name <> ''),
    platform text NOT NULL CHECK (platform IN ('wecom', 'dingtalk', 'feishu')),
    token_sealed text NOT NULL,
    secret_sealed text,
    active boolean NOT NULL DEFAULT true,
    paused_until timestamptz,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX notice_webhook_station ON notice_webhook (station);

  CREATE TABLE notice_delivery (
    id uuid PRIMARY KEY,
    notice uuid NOT NULL REFERENCES notice ON DELETE CASCADE,
    lane text NOT NULL CHECK (lane IN ('in-app', 'mail', 'sms', 'group')),
    person uuid REFERENCES person (id),
    webhook uuid REFERENCES notice_webhook (id) ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'queued' CHECK (state IN
      ('queued', 'sending', 'sent', 'failed', 'dead', 'unknown', 'reconciled', 'gave-up', 'spared')),
    tries integer NOT NULL DEFAULT 0,
    resends integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now(),
    lease_until timestamptz,
    says text,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nonnulls(person, webhook) = 1),
    CHECK ((lane = 'group') = (webhook IS NOT NULL)),
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    UNIQUE (notice, lane, person),
    UNIQUE (notice, webhook)
  );
  CREATE INDEX notice_delivery_due ON notice_delivery (due_at) WHERE state IN ('queued', 'failed');
  CREATE INDEX notice_delivery_lost ON notice_delivery (due_at) WHERE state = 'unknown';
  CREATE INDEX notice_delivery_lease ON notice_delivery (lease_until) WHERE state = 'sending';
  CREATE INDEX notice_delivery_state ON notice_delivery (state, id);

  CREATE TABLE notice_attempt (
    id uuid PRIMARY KEY,
    delivery uuid NOT NULL REFERENCES notice_delivery ON DELETE CASCADE,
    webhook uuid REFERENCES notice_webhook (id) ON DELETE CASCADE,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome text,
    says text
  );
  CREATE INDEX notice_attempt_delivery ON notice_attempt (delivery);
  CREATE INDEX notice_attempt_pace ON notice_attempt (webhook, started_at) WHERE webhook IS NOT NULL;
`;

/** What climbs when nobody reads. */
const CLIMBS = `
  CREATE TABLE notice_escalation (
    notice uuid NOT NULL REFERENCES notice ON DELETE CASCADE,
    step integer NOT NULL CHECK (step > 0),
    after_minutes integer NOT NULL CHECK (after_minutes > 0),
    chain jsonb NOT NULL,
    due_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'climbed', 'moot')),
    acted_at timestamptz,
    PRIMARY KEY (notice, step),
    CHECK ((state = 'waiting') = (acted_at IS NULL))
  );
  CREATE INDEX notice_escalation_due ON notice_escalation (due_at) WHERE state = 'waiting';
`;

/** What stations and people decide, and the devices they are known by. */
const RULES = `
  CREATE TABLE notice_rule (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    kind text NOT NULL,
    audience jsonb,
    lanes text[] NOT NULL,
    webhooks uuid[] NOT NULL,
    quiet jsonb,
    min_urgency text NOT NULL CHECK (min_urgency IN ('low', 'normal', 'high')),
    escalation jsonb,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE NULLS NOT DISTINCT (station, kind, audience)
  );

  CREATE TABLE notice_preference (
    person uuid PRIMARY KEY REFERENCES person (id),
    lanes text[] NOT NULL,
    quiet jsonb,
    phone_sealed text,
    version integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE notice_device (
    person uuid NOT NULL REFERENCES person (id),
    device text NOT NULL,
    first_seen timestamptz NOT NULL DEFAULT now(),
    last_seen timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person, device)
  );
`;

/**
 * What was to be told, to whom it was told, and how far it is on each lane. The unique keys are what keeps anybody from being told
 * the same thing twice by the same lane; all that is due later is a row with its time.
 */
export async function up(knex: Knex): Promise<void> {
  for (const tables of [TOLD, WAYS, CLIMBS, RULES]) await knex.raw(tables);
}
