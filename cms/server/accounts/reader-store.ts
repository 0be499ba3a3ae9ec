import type { Knex } from 'knex';
import { maskEmail, maskPhone, type Database, type Tx, type Vault } from '../../platform';
import type { ReaderState } from '../../contract';
import type { Locale } from '../../kernel';

/** A reader's account, opened. */
export type Reader = {
  readonly id: string;
  readonly station: string;
  readonly state: ReaderState;
  readonly version: number;
  readonly name: string | null;
  readonly locale: Locale;
  readonly phone: string | null;
  readonly email: string | null;
  readonly masked: { readonly phone: string | null; readonly email: string | null };
  readonly passwordHash: string | null;
  readonly locked: { readonly at: Date; readonly by: string; readonly reason: string } | null;
  readonly eraseDueAt: Date | null;
  readonly joinedAt: Date;
};

/** What may change about a reader. */
export type ReaderChange = Partial<
  Pick<Reader, 'state' | 'name' | 'locale' | 'phone' | 'email' | 'passwordHash' | 'locked' | 'eraseDueAt'>
> & { readonly erasedAt?: Date };

/** A way to reach and to know somebody: always already in its one spelling. */
export type Contact = { readonly kind: 'phone' | 'email'; readonly value: string };

/** A reader to be. */
export type NewReader = Pick<Reader, 'id' | 'station' | 'name' | 'locale' | 'passwordHash' | 'joinedAt'> & {
  readonly contact: Contact;
};

type Row = {
  id: string;
  station: string;
  state: ReaderState;
  version: number;
  name: string | null;
  locale: Locale;
  phone_sealed: string | null;
  email_sealed: string | null;
  password_hash: string | null;
  locked_at: Date | null;
  locked_by: string | null;
  lock_reason: string | null;
  erase_due_at: Date | null;
  joined_at: Date;
};

/** Where readers are kept; the only file that opens a phone or an address. */
export type ReaderStore = ReturnType<typeof createReaderStore>;

/** Binds the store to database and vault. */
export function createReaderStore({ database, vault }: { readonly database: Database; readonly vault: Vault }) {
  const table = (tx?: Tx) => (tx ?? database.read)<Row>('reader');
  const open = (row: Row | undefined): Reader | undefined => row && opened(vault, row);

  return {
    byId: async (id: string, tx?: Tx): Promise<Reader | undefined> => open(await table(tx).where({ id }).first()),

    /** The row is held until the transaction ends: whoever changes a reader reads them by this. */
    forUpdate: async (tx: Tx, id: string): Promise<Reader | undefined> =>
      open(await table(tx).where({ id }).forUpdate().first()),

    byContact: async (stations: readonly string[], contact: Contact, tx?: Tx): Promise<Reader | undefined> =>
      open(
        await table(tx)
          .whereIn('station', [...stations])
          .whereIn(`${contact.kind}_index`, [...vault.indexes(`reader.${contact.kind}`, contact.value)])
          .first(),
      ),

    /** Makes all who want this contact wait for each other, because under a changed key the unique index alone cannot. */
    async claim(tx: Tx, contact: Contact): Promise<void> {
      for (const index of [...vault.indexes(`reader.${contact.kind}`, contact.value)].sort()) {
        await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 40))', [index]);
      }
    },

    async insert(tx: Tx, { contact, ...reader }: NewReader): Promise<Reader> {
      const { id, station, name, locale, passwordHash: password_hash, joinedAt: joined_at } = reader;
      const columns = { ...sealedContact(vault, id, contact) };
      await tx('reader').insert({ id, station, name, locale, password_hash, joined_at, ...columns });
      const made = open(await table(tx).where({ id }).first());
      if (!made) throw new Error('A reader vanished while being made');
      return made;
    },

    async change(tx: Tx, reader: Reader, change: ReaderChange): Promise<Reader> {
      const rows = (await tx('reader')
        .where({ id: reader.id, version: reader.version })
        .update({ ...columnsOf(vault, reader.id, change), version: reader.version + 1 })
        .returning('*')) as Row[];
      const [row] = rows;
      if (!row) throw new Error(`Reader ${reader.id} was changed without being held`);
      return opened(vault, row);
    },

    dueForErasure: (tx: Tx, now: Date): Promise<Reader | undefined> => dueForErasure(vault, table(tx), now),
  };
}

/**
 * One who is due and whom no other node is erasing. Their contact stays sealed: it is about to go, and a key that was lost must keep
 * nobody from being erased.
 */
async function dueForErasure(vault: Vault, readers: Knex.QueryBuilder<Row>, now: Date): Promise<Reader | undefined> {
  const due = readers.where('state', 'leaving').where('erase_due_at', '<=', now);
  // The builder is of this table.
  const row = (await due.forUpdate().skipLocked().first()) as Row | undefined;
  return row && opened(vault, { ...row, phone_sealed: null, email_sealed: null });
}

function opened(vault: Vault, row: Row): Reader {
  const unsealed = (column: 'phone_sealed' | 'email_sealed'): string | null => {
    const sealed = row[column];
    return sealed === null ? null : vault.open({ table: 'reader', column, row: row.id }, sealed);
  };
  const phone = unsealed('phone_sealed');
  const email = unsealed('email_sealed');
  return {
    id: row.id,
    station: row.station,
    state: row.state,
    version: row.version,
    name: row.name,
    locale: row.locale,
    phone,
    email,
    masked: { phone: phone && maskPhone(phone), email: email && maskEmail(email) },
    passwordHash: row.password_hash,
    locked: row.locked_at && { at: row.locked_at, by: row.locked_by ?? '', reason: row.lock_reason ?? '' },
    eraseDueAt: row.erase_due_at,
    joinedAt: row.joined_at,
  };
}

function sealedContact(vault: Vault, id: string, { kind, value }: Contact): Record<string, string> {
  const column = `${kind}_sealed`;
  return {
    [column]: vault.seal({ table: 'reader', column, row: id }, value),
    [`${kind}_index`]: vault.index(`reader.${kind}`, value),
  };
}

function columnsOf(vault: Vault, id: string, change: ReaderChange): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  const plain = {
    state: 'state',
    name: 'name',
    locale: 'locale',
    passwordHash: 'password_hash',
    eraseDueAt: 'erase_due_at',
    erasedAt: 'erased_at',
  } as const;
  for (const [field, column] of Object.entries(plain)) {
    if (field in change) columns[column] = change[field as keyof typeof plain];
  }
  for (const kind of ['phone', 'email'] as const) Object.assign(columns, contactColumns(vault, id, { kind, change }));
  if (change.locked !== undefined) {
    const { at = null, by = null, reason = null } = change.locked ?? {};
    Object.assign(columns, { locked_at: at, locked_by: by, lock_reason: reason });
  }
  return columns;
}

type ContactChange = { readonly kind: Contact['kind']; readonly change: ReaderChange };

function contactColumns(vault: Vault, id: string, { kind, change }: ContactChange): Record<string, string | null> {
  const value = change[kind];
  if (value === undefined) return {};
  return value === null
    ? { [`${kind}_sealed`]: null, [`${kind}_index`]: null }
    : sealedContact(vault, id, { kind, value });
}
