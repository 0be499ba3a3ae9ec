import type { Knex } from 'knex';

const PROVIDERS = `
  CREATE TABLE shop_payment_provider (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    provider text NOT NULL CHECK (provider IN ('sandbox', 'wechat', 'alipay', 'stripe')),
    enabled boolean NOT NULL,
    -- Keys and secrets, sealed.
    credential text NOT NULL,
    app text,
    merchant text,
    version int NOT NULL DEFAULT 1,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (station, provider)
  );
  CREATE TABLE shop_payment_policy (
    station text PRIMARY KEY,
    -- A refund above it needs a second person.
    two_person_above bigint NOT NULL CHECK (two_person_above >= 0),
    version int NOT NULL
  );
`;

const PAYMENTS = `
  CREATE TABLE shop_payment (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    -- Nobody's any more when the reader's data was erased.
    buyer uuid,
    provider text NOT NULL,
    method text NOT NULL,
    out_trade_no text NOT NULL UNIQUE,
    amount bigint NOT NULL CHECK (amount > 0),
    refunding bigint NOT NULL DEFAULT 0,
    refunded bigint NOT NULL DEFAULT 0,
    title text NOT NULL,
    state text NOT NULL CHECK (state IN ('new', 'sent', 'pending', 'succeeded', 'failed', 'closed', 'disputed')),
    version int NOT NULL DEFAULT 1,
    until timestamptz NOT NULL,
    provider_ref text,
    trade_ref text,
    handover jsonb,
    problem text,
    given_back boolean NOT NULL DEFAULT false,
    queries int NOT NULL DEFAULT 0,
    next_query_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    paid_at timestamptz,
    -- Nobody gets back more than came, whatever the code above believes.
    CHECK (refunding >= 0 AND refunded >= 0 AND refunding + refunded <= amount),
    CHECK ((state = 'succeeded') = (paid_at IS NOT NULL))
  );
  -- One open payment of one thing; one in dispute holds its place until somebody has decided.
  CREATE UNIQUE INDEX shop_payment_open ON shop_payment (station, kind, subject)
    WHERE state IN ('new', 'sent', 'pending', 'disputed');
  CREATE INDEX shop_payment_due ON shop_payment (next_query_at) WHERE next_query_at IS NOT NULL;
  CREATE INDEX shop_payment_list ON shop_payment (station, created_at DESC, id DESC);
  CREATE INDEX shop_payment_subject ON shop_payment (kind, subject);
  CREATE INDEX shop_payment_buyer ON shop_payment (buyer) WHERE buyer IS NOT NULL;
`;

const WORDS = `
  CREATE TABLE shop_payment_inbox (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    provider text NOT NULL,
    event_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('payment', 'refund')),
    out_trade_no text NOT NULL,
    facts jsonb NOT NULL,
    -- The bytes as they came, sealed: they name who paid.
    body text,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at timestamptz,
    outcome text CHECK (outcome IN ('applied', 'same', 'late', 'disputed', 'held', 'unknown', 'failed')),
    tries int NOT NULL DEFAULT 0,
    last_error text,
    UNIQUE (station, provider, event_id),
    CHECK ((done_at IS NULL) = (outcome IS NULL))
  );
  CREATE INDEX shop_payment_inbox_waiting ON shop_payment_inbox (received_at) WHERE done_at IS NULL;
  CREATE INDEX shop_payment_inbox_trade ON shop_payment_inbox (out_trade_no);
`;

const REFUNDS = `
  CREATE TABLE shop_refund (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    payment uuid NOT NULL REFERENCES shop_payment (id),
    -- What the provider knows it by, written down before the first call and never changed.
    key text NOT NULL UNIQUE,
    amount bigint NOT NULL CHECK (amount > 0),
    reason text NOT NULL,
    state text NOT NULL
      CHECK (state IN ('asked', 'created', 'calling', 'unknown', 'querying', 'done', 'failed', 'declined')),
    version int NOT NULL DEFAULT 1,
    asked_by text NOT NULL,
    approved_by text,
    provider_ref text,
    problem text,
    attempts int NOT NULL DEFAULT 0,
    next_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at timestamptz,
    CHECK ((state = 'done') = (done_at IS NOT NULL)),
    CHECK (approved_by IS NULL OR approved_by <> asked_by OR asked_by = 'system')
  );
  CREATE INDEX shop_refund_payment ON shop_refund (payment);
  CREATE INDEX shop_refund_due ON shop_refund (next_at) WHERE next_at IS NOT NULL;
`;

const SANDBOX = `
  CREATE TABLE shop_sandbox_trade (
    token text PRIMARY KEY,
    station text NOT NULL,
    out_trade_no text NOT NULL UNIQUE,
    amount bigint NOT NULL CHECK (amount > 0),
    title text NOT NULL,
    return_url text NOT NULL,
    until timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'paid', 'failed', 'closed')),
    trade_ref text,
    paid_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE TABLE shop_sandbox_refund (
    key text PRIMARY KEY,
    out_trade_no text NOT NULL REFERENCES shop_sandbox_trade (out_trade_no),
    amount bigint NOT NULL CHECK (amount > 0),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
`;

/** Payments, what providers call in about, refunds, and the sandbox that stands for a provider while there is none. */
export async function up(knex: Knex): Promise<void> {
  for (const tables of [PROVIDERS, PAYMENTS, WORDS, REFUNDS, SANDBOX]) await knex.raw(tables);
}
