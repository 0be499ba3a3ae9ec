import { hashOf } from '../../kernel';
import type { Actor } from '../../contract';

/** What a chain starts from: no entry has this hash. */
export const GENESIS = '0'.repeat(64);

/** What somebody did, as a use case tells it. */
export type Deed = {
  readonly actor: Actor;
  /** A noun and a past tense: `manuscript.signed`. */
  readonly action: string;
  /** What it was done to, by its stable id. */
  readonly subject: string;
  /** The content hash or revision it was done to, where there is one. */
  readonly version?: string;
  /** Facts that matter later. Ids and numbers, not personal data: what is written here can never be erased. */
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Who did it, as the ledger keeps it: enough to name the person, nothing that must be forgotten later. */
export type Doer = { readonly kind: Actor['kind']; readonly id: string; readonly onBehalfOf?: string };

/** An entry without its hash: exactly what is hashed. */
export type EntryBody = {
  readonly station: string;
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actor: Doer;
  readonly action: string;
  readonly subject: string;
  readonly version: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly previous: string;
};

/** An entry of the ledger as it is stored and exported. */
export type LedgerEntry = EntryBody & { readonly hash: string };

/** Closes an entry: its hash covers every field and, through `previous`, everything before it. */
export function sealEntry(body: EntryBody): LedgerEntry {
  return { ...body, hash: hashOf(body) };
}

/** Leaves of an actor only what may stay in the ledger for ever. */
export function doerOf(actor: Actor): Doer {
  const { kind, id } = actor;
  return actor.kind === 'staff' && actor.onBehalfOf ? { kind, id, onBehalfOf: actor.onBehalfOf } : { kind, id };
}
