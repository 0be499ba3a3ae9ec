import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '../../platform';
import type { Signed } from './coverage.rules';

/** A signature as it is made. */
export type NewSignature = {
  readonly id: string;
  readonly caseId: string;
  readonly station: string;
  readonly kind: Signed['kind'];
  readonly level: number;
  readonly person: string;
  readonly name: string;
  readonly onBehalfOf: string | null;
  readonly onBehalfName: string | null;
  readonly revision: number;
  readonly hash: string;
  readonly rulesVersion: string;
  readonly device: string;
  readonly method: 'admin' | 'link' | 'import';
  readonly errors: number | null;
  readonly note: string | null;
  /** The account whose words were signed, where they were edited by hand for it; else it is of the story itself. */
  readonly channel?: string | null;
};

/** A signature as it is kept, with the hashes it covers and why. */
export type KeptSignature = NewSignature &
  Signed & { readonly at: Date; readonly because: ReadonlyMap<string, string | null> };

type Row = {
  id: string;
  case_id: string;
  station: string;
  kind: Signed['kind'];
  level: number;
  person: string;
  name: string;
  on_behalf_of: string | null;
  on_behalf_name: string | null;
  revision: number;
  hash: string;
  rules_version: string;
  device: string;
  method: NewSignature['method'];
  errors: number | null;
  note: string | null;
  channel: string | null;
  at: Date;
};

/** Writes a signature and the hash that it was made for. */
export async function insertSignature(tx: Tx, signature: NewSignature): Promise<void> {
  const { caseId, onBehalfOf, onBehalfName, rulesVersion, ...same } = signature;
  await tx('review_signature').insert({
    ...same,
    case_id: caseId,
    on_behalf_of: onBehalfOf,
    on_behalf_name: onBehalfName,
    rules_version: rulesVersion,
  });
  await tx('signature_cover').insert({ signature_id: signature.id, hash: signature.hash });
}

/** Carries signatures over to the hash of an edit that left them standing. */
export async function coverAlso(
  tx: Tx,
  signatures: readonly Signed[],
  { hash, because }: { readonly hash: string; readonly because: string },
): Promise<void> {
  if (signatures.length === 0) return;
  const rows = signatures.map(({ id }) => ({ signature_id: id, hash, because }));
  await tx('signature_cover').insert(rows).onConflict().ignore();
}

/** All signatures of a case with what each covers, the oldest first. */
export async function signaturesOf(read: Knex, caseId: string): Promise<readonly KeptSignature[]> {
  const rows = await read('review_signature')
    .where({ case_id: caseId })
    .orderBy('at')
    .orderBy('id')
    .select<(Row & Covering)[]>('review_signature.*', read.raw(COVERED), read.raw(IS_OVER));
  return rows.map(({ covered, is_over, ...row }) => {
    // Written by coverAlso and insertSignature alone.
    const covers = (fromJsonb(covered) ?? []) as readonly (readonly [string, string | null])[];
    return keptOf(row, new Map(covers), is_over);
  });
}

type Covering = { covered: unknown; is_over: boolean };

const COVERED = `(SELECT jsonb_agg(jsonb_build_array(v.hash, v.because)) FROM signature_cover v
  WHERE v.signature_id = review_signature.id) AS covered`;
const IS_OVER = `coalesce(review_signature.at < (SELECT c.renewed_at FROM review_case c WHERE c.id = review_signature.case_id), false)
  AS is_over`;

/** What was signed before the review began anew stays on record and covers nothing. */
function keptOf(row: Row, because: ReadonlyMap<string, string | null>, isOver: boolean): KeptSignature {
  const { case_id, on_behalf_of, on_behalf_name, rules_version, ...same } = row;
  return {
    ...same,
    caseId: case_id,
    onBehalfOf: on_behalf_of,
    onBehalfName: on_behalf_name,
    rulesVersion: rules_version,
    because,
    covers: new Set(isOver ? [] : because.keys()),
  };
}

/** Signatures as use cases are handed them. */
export const signatureStore = { insert: insertSignature, coverAlso, of: signaturesOf } as const;

/** Signatures as use cases are handed them. */
export type SignatureStore = typeof signatureStore;
