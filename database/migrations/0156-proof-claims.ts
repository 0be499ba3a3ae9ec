import type { Knex } from 'knex';

/** Proofs run beside the reviews, so who reads a proof holds the manuscript beside whoever reviews it; and what was told of a deadline. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE review_case
      ADD COLUMN proof_by uuid REFERENCES person (id),
      ADD COLUMN proof_until timestamptz,
      ADD COLUMN told_due timestamptz,
      ADD CHECK ((proof_by IS NULL) = (proof_until IS NULL));
    CREATE INDEX review_case_late ON review_case (due_at)
      WHERE state IN ('l1', 'l2', 'l3') AND told_due IS DISTINCT FROM due_at;
    CREATE INDEX review_case_unheld ON review_case (held_until)
      WHERE state = 'held' AND told_due IS DISTINCT FROM held_until;
  `);
}
