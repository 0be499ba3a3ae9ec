import type { Knex } from 'knex';

/**
 * Rules of machine checks. A rule is never edited: each change is a new version beside the old ones, because reports and waivers
 * speak of the version they were made by. What a station chooses about a rule stands apart from what the rule says.
 */
const RULES = `
  CREATE TABLE check_rule (
    rule text PRIMARY KEY CHECK (rule ~ '^[a-z][a-z0-9.-]{2,99}$'),
    station text REFERENCES station (slug),
    current integer NOT NULL CHECK (current > 0),
    retired boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((station IS NULL) = (rule NOT LIKE 'st.%'))
  );
  CREATE INDEX check_rule_station ON check_rule (station);

  CREATE TABLE check_rule_version (
    rule text NOT NULL REFERENCES check_rule,
    version integer NOT NULL CHECK (version > 0),
    definition jsonb NOT NULL,
    digest text NOT NULL,
    author uuid REFERENCES person (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (rule, version)
  );
  ALTER TABLE check_rule ADD FOREIGN KEY (rule, current) REFERENCES check_rule_version DEFERRABLE INITIALLY DEFERRED;

  CREATE FUNCTION check_rule_version_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a version of a rule is kept as it is: % refused', TG_OP;
  END $$;
  CREATE TRIGGER check_rule_version_kept BEFORE UPDATE OR DELETE ON check_rule_version
    FOR EACH ROW EXECUTE FUNCTION check_rule_version_is_kept();

  CREATE TABLE check_rule_choice (
    station text NOT NULL REFERENCES station (slug),
    rule text NOT NULL REFERENCES check_rule,
    active boolean NOT NULL,
    severity text CHECK (severity IN ('red', 'amber', 'note')),
    reason text NOT NULL CHECK (reason <> ''),
    person uuid NOT NULL REFERENCES person (id),
    version integer NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (station, rule)
  );

  CREATE TABLE check_pack (
    name text PRIMARY KEY,
    edition integer NOT NULL,
    digest text NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now()
  );
`;

/** What was found in which content, and what people said to it. */
const REPORTS = `
  CREATE TABLE check_report (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    document_id text NOT NULL,
    locale text NOT NULL,
    content_hash text NOT NULL CHECK (content_hash <> ''),
    engine integer NOT NULL,
    rules text NOT NULL,
    findings jsonb NOT NULL CHECK (jsonb_typeof(findings) = 'array'),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (station, document_id, locale, content_hash, engine, rules)
  );
  CREATE INDEX check_report_document ON check_report (document_id, locale, id);

  CREATE TABLE check_waiver (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    document_id text NOT NULL,
    locale text NOT NULL,
    content_hash text NOT NULL,
    rule text NOT NULL,
    rule_version integer NOT NULL,
    field text NOT NULL,
    from_at integer NOT NULL CHECK (from_at >= 0),
    to_at integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('accepted', 'false-alarm')),
    reason text NOT NULL CHECK (reason <> ''),
    person uuid NOT NULL REFERENCES person (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (to_at >= from_at),
    FOREIGN KEY (rule, rule_version) REFERENCES check_rule_version,
    UNIQUE (station, document_id, locale, content_hash, rule, rule_version, field, from_at, to_at)
  );
`;

/** One mistake is counted once, however often its manuscript is saved and checked again; the sums are kept beside. */
const COUNTS = `
  CREATE TABLE check_hit (
    station text NOT NULL REFERENCES station (slug),
    rule text NOT NULL,
    rule_version integer NOT NULL,
    document_id text NOT NULL,
    locale text NOT NULL,
    fingerprint text NOT NULL,
    false_alarm boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, locale, rule, rule_version, fingerprint, station),
    FOREIGN KEY (rule, rule_version) REFERENCES check_rule_version
  );

  CREATE TABLE check_tally (
    rule text NOT NULL,
    rule_version integer NOT NULL,
    station text NOT NULL REFERENCES station (slug),
    findings integer NOT NULL DEFAULT 0,
    false_alarms integer NOT NULL DEFAULT 0 CHECK (false_alarms >= 0),
    PRIMARY KEY (rule, rule_version, station),
    FOREIGN KEY (rule, rule_version) REFERENCES check_rule_version,
    CHECK (false_alarms <= findings)
  );
`;

export async function up(knex: Knex): Promise<void> {
  for (const tables of [RULES, REPORTS, COUNTS]) await knex.raw(tables);
}
