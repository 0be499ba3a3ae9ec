import type { Knex } from 'knex';
import type { ContentLocale, ReviewLevel } from '../../contract';
import type { Tx } from '../../platform';
import type { SignLinkState } from './sign-link.machine';

/** A link as it is kept: its token and its browser by their digests only. */
export type SignLink = {
  readonly id: string;
  readonly station: string;
  readonly person: string;
  readonly askedBy: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly level: ReviewLevel;
  readonly revision: number;
  readonly hash: string;
  readonly state: SignLinkState;
  readonly holderDigest: string | null;
  readonly misses: number;
  readonly expiresAt: Date;
  /** By the database's clock. */
  readonly isOver: boolean;
};

/** A link as it is made. */
export type NewSignLink = Omit<SignLink, 'state' | 'holderDigest' | 'misses' | 'expiresAt' | 'isOver'> & {
  readonly tokenDigest: string;
  readonly minutes: number;
};

type Row = {
  id: string;
  station: string;
  person: string;
  asked_by: string;
  document_id: string;
  locale: ContentLocale;
  level: ReviewLevel;
  revision: number;
  hash: string;
  state: SignLinkState;
  holder_digest: string | null;
  misses: number;
  expires_at: Date;
  is_over: boolean;
};

const FIELDS = `*, expires_at <= clock_timestamp() AS is_over`;

/** Keeps a link and kills those that its person had for the same manuscript. */
export async function insertLink(tx: Tx, link: NewSignLink): Promise<Date> {
  const { documentId, askedBy, tokenDigest, minutes, ...same } = link;
  await tx('sign_link')
    .where({ person: link.person, document_id: documentId, locale: link.locale })
    .whereIn('state', ['sent', 'read'])
    .update({ state: 'dead' });
  const [row] = await tx('sign_link')
    .insert({
      ...same,
      document_id: documentId,
      asked_by: askedBy,
      token_digest: tokenDigest,
      expires_at: tx.raw('clock_timestamp() + make_interval(mins => ?)', [minutes]),
    })
    .returning<{ expires_at: Date }[]>('expires_at');
  if (!row) throw new Error('PostgreSQL kept a link and returned none');
  return row.expires_at;
}

/** The link of a token, held while it is used: of two who press at once only one finds it unused. */
export async function linkForUpdate(tx: Tx, tokenDigest: string): Promise<SignLink | undefined> {
  const { rows } = await tx.raw<{ rows: Row[] }>(`SELECT ${FIELDS} FROM sign_link WHERE token_digest = ? FOR UPDATE`, [
    tokenDigest,
  ]);
  return rows[0] && linkOf(rows[0]);
}

/** What using a link writes. */
export type LinkChange = {
  readonly state?: SignLinkState;
  readonly holderDigest?: string;
  readonly misses?: number;
  readonly device?: string;
};

/** Changes a link that is held. */
export async function changeLink(
  tx: Tx,
  id: string,
  { state, holderDigest, misses, device }: LinkChange,
): Promise<void> {
  await tx('sign_link')
    .where({ id })
    .update({
      ...(state === undefined ? {} : { state }),
      ...(state === 'used' ? { used_at: tx.raw('clock_timestamp()') } : {}),
      ...(holderDigest === undefined ? {} : { holder_digest: holderDigest }),
      ...(misses === undefined ? {} : { misses }),
      ...(device === undefined ? {} : { device }),
    });
}

/** The digest of somebody's signing password; null where they have none. */
export async function pinOf(read: Knex, person: string): Promise<string | null> {
  const row = await read('sign_pin').where({ person }).first<{ pin_hash: string } | undefined>('pin_hash');
  return row?.pin_hash ?? null;
}

/** Sets somebody's signing password. */
export async function setPin(tx: Tx, person: string, pinHash: string): Promise<void> {
  await tx('sign_pin')
    .insert({ person, pin_hash: pinHash, changed_at: tx.fn.now() })
    .onConflict('person')
    .merge(['pin_hash', 'changed_at']);
}

function linkOf(row: Row): SignLink {
  const { id, station, person, locale, level, revision, hash, state, misses } = row;
  return {
    ...{ id, station, person, locale, level, revision, hash, state, misses },
    askedBy: row.asked_by,
    documentId: row.document_id,
    holderDigest: row.holder_digest,
    expiresAt: row.expires_at,
    isOver: row.is_over,
  };
}

/** Links as use cases are handed them. */
export const signLinkStore = {
  insert: insertLink,
  forUpdate: linkForUpdate,
  change: changeLink,
  pinOf,
  setPin,
} as const;

/** Links as use cases are handed them. */
export type SignLinkStore = typeof signLinkStore;
