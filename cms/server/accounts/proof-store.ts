import type { Database, Tx, Vault } from '../../platform';
import { CODE_TRIES, FAILURES_FORGOTTEN_AFTER, later, lockSeconds } from './account.rules';
import type { Contact } from './reader-store';

/** What became of the message that carried a code. */
export type CodeOutcome = 'sending' | 'sent' | 'refused' | 'unknown';

/** A link that an e-mail carries. */
export type Link = {
  readonly id: string;
  readonly purpose: 'registration' | 'reset';
  readonly station: string;
  readonly readerId: string | null;
  readonly payload: string | null;
};

type LinkRow = {
  id: string;
  purpose: Link['purpose'];
  station: string;
  reader_id: string | null;
  payload_sealed: string | null;
};

/** Codes, links and lock-outs: what proves that a contact is somebody's, and what stops guessing. */
export type ProofStore = ReturnType<typeof createProofStore>;

/** Binds the store to database and vault. */
export function createProofStore({ database, vault }: { readonly database: Database; readonly vault: Vault }) {
  const nameOf = ({ kind, value }: Contact): string => vault.index(`proof.${kind}`, value);
  const namesOf = ({ kind, value }: Contact): string[] => [...vault.indexes(`proof.${kind}`, value)];
  return {
    /** How limits know a contact without knowing it. */
    nameOf,
    ...codes(database, { nameOf, namesOf }),
    ...links(database, { nameOf, namesOf, vault }),
    ...lockouts(database, { nameOf, namesOf }),

    /** Removes every trace of a contact. */
    async forget(tx: Tx, contact: Contact): Promise<void> {
      for (const table of ['reader_code', 'reader_link', 'reader_lockout']) {
        await tx(table).whereIn('contact_index', namesOf(contact)).delete();
      }
    },

    async forgetLinksOf(tx: Tx, readerId: string): Promise<void> {
      await tx('reader_link').where({ reader_id: readerId }).delete();
    },

    /** What has been over for a day helps nobody. */
    async sweep(now: Date): Promise<void> {
      const over = later(now, -FAILURES_FORGOTTEN_AFTER);
      await database.read('reader_code').where('expires_at', '<', over).delete();
      await database.read('reader_link').where('expires_at', '<', over).delete();
      await database.read('reader_lockout').where('last_failed_at', '<', over).delete();
    },
  };
}

type Names = { nameOf(contact: Contact): string; namesOf(contact: Contact): string[] };

function codes(database: Database, { nameOf, namesOf }: Names) {
  return {
    async addCode(code: { id: string; station: string; contact: Contact; hash: string; at: Date; expiresAt: Date }) {
      await database.read('reader_code').insert({
        id: code.id,
        station: code.station,
        contact_index: nameOf(code.contact),
        hash: code.hash,
        outcome: 'sending',
        made_at: code.at,
        expires_at: code.expiresAt,
      });
    },

    async setOutcome(id: string, outcome: CodeOutcome): Promise<void> {
      await database.read('reader_code').where({ id }).update({ outcome });
    },

    /** Counts a try at the newest code before it is looked at, so that parallel guesses cannot share one. */
    async takeTry(station: string, contact: Contact, now: Date): Promise<{ id: string; hash: string } | undefined> {
      const newest = database
        .read('reader_code')
        .select('id')
        .where({ station })
        .whereIn('contact_index', namesOf(contact))
        .orderBy('made_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1);
      const rows = await database
        .read('reader_code')
        .where('id', newest)
        .whereNull('used_at')
        .where('expires_at', '>', now)
        .where('tries', '<', CODE_TRIES)
        .update({ tries: database.read.raw('tries + 1') })
        .returning<{ id: string; hash: string }[]>(['id', 'hash']);
      return rows[0];
    },

    /** One of all who hold the right code uses it up. */
    async useCode(tx: Tx, id: string, at: Date): Promise<boolean> {
      return (await tx('reader_code').where({ id }).whereNull('used_at').update({ used_at: at })) === 1;
    },
  };
}

type NewLink = Pick<Link, 'id' | 'purpose' | 'station' | 'readerId' | 'payload'> & {
  readonly contact: Contact;
  readonly hash: string;
  readonly at: Date;
  readonly expiresAt: Date;
};

function links(database: Database, { nameOf, namesOf, vault }: Names & { vault: Vault }) {
  const place = (row: string) => ({ table: 'reader_link', column: 'payload_sealed', row });
  const linkOf = (row: LinkRow | undefined): Link | undefined =>
    row && {
      id: row.id,
      purpose: row.purpose,
      station: row.station,
      readerId: row.reader_id,
      payload: row.payload_sealed === null ? null : vault.open(place(row.id), row.payload_sealed),
    };
  return {
    async addLink(link: NewLink): Promise<void> {
      const { id, purpose, station, hash, at: made_at, expiresAt: expires_at, readerId: reader_id } = link;
      const payload_sealed = link.payload === null ? null : vault.seal(place(id), link.payload);
      const contact_index = nameOf(link.contact);
      const row = { id, purpose, station, hash, made_at, expires_at, reader_id, payload_sealed, contact_index };
      await database.read('reader_link').insert(row);
    },

    /** Uses a link up: it works once, while it lives. */
    async useLink(tx: Tx, link: { hash: string; purpose: Link['purpose']; now: Date }): Promise<Link | undefined> {
      const rows = (await tx('reader_link')
        .where({ hash: link.hash, purpose: link.purpose })
        .whereNull('used_at')
        .where('expires_at', '>', link.now)
        .update({ used_at: link.now })
        .returning('*')) as LinkRow[];
      return linkOf(rows[0]);
    },

    /** The registration that waits for this contact's confirmation, if there is one. */
    async pendingRegistration(station: string, contact: Contact, now: Date): Promise<Link | undefined> {
      const row = await database
        .read<LinkRow>('reader_link')
        .where({ purpose: 'registration', station })
        .whereIn('contact_index', namesOf(contact))
        .whereNull('used_at')
        .where('expires_at', '>', now)
        .orderBy('made_at', 'desc')
        .first();
      return linkOf(row);
    },
  };
}

function lockouts(database: Database, { nameOf, namesOf }: Names) {
  return {
    async lockedUntil(contact: Contact): Promise<Date | null> {
      const row = await database
        .read('reader_lockout')
        .whereIn('contact_index', namesOf(contact))
        .max<{ max: Date | null }>('locked_until')
        .first();
      return row?.max ?? null;
    },

    /** Counts a wrong try and shuts the door for as long as the count says. */
    async failed(contact: Contact, now: Date): Promise<void> {
      await database.transaction(async (tx) => {
        const { rows } = await tx.raw<{ rows: { failures: number }[] }>(
          `INSERT INTO reader_lockout AS l (contact_index, failures, last_failed_at) VALUES (?, 1, ?)
           ON CONFLICT (contact_index) DO UPDATE SET last_failed_at = excluded.last_failed_at,
             failures = CASE WHEN l.last_failed_at < ? THEN 1 ELSE l.failures + 1 END
           RETURNING failures`,
          [nameOf(contact), now, later(now, -FAILURES_FORGOTTEN_AFTER)],
        );
        const seconds = lockSeconds(rows[0]?.failures ?? 1);
        const locked_until = seconds > 0 ? later(now, seconds) : null;
        await tx('reader_lockout')
          .where({ contact_index: nameOf(contact) })
          .update({ locked_until });
      });
    },

    async succeeded(tx: Tx, contact: Contact): Promise<void> {
      await tx('reader_lockout').whereIn('contact_index', namesOf(contact)).delete();
    },
  };
}
