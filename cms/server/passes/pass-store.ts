import type { FieldPass } from '../../contract';
import type { Database, Tx } from '../../platform';

/** A phone that speaks for somebody, as it is kept. */
export type KeptPass = FieldPass & { readonly person: string; readonly station: string; readonly reader: string };
/** A code about to be shown. */
export type NewCode = {
  readonly hash: string;
  readonly station: string;
  readonly person: string;
  readonly expiresAt: Date;
};
/** A pass about to be given. */
export type NewPass = Pick<KeptPass, 'id' | 'person' | 'station' | 'reader' | 'device'> & { readonly session: string };

/** How passes and their codes are kept. */
export type PassStore = {
  /** Earlier codes of the person end with it. */
  addCode(tx: Tx, code: NewCode): Promise<void>;
  /** Whose code it is, if it is good at that moment; then it is used up. */
  useCode(tx: Tx, hash: string, now: Date): Promise<{ readonly person: string; readonly station: string } | undefined>;
  add(tx: Tx, pass: NewPass): Promise<void>;
  ofSession(session: string, tx?: Tx): Promise<KeptPass | undefined>;
  ofPerson(person: string): Promise<readonly KeptPass[]>;
  seen(id: string): Promise<void>;
  revoke(tx: Tx, which: { readonly id: string } | { readonly reader: string }): Promise<number>;
  ofReader(reader: string): Promise<readonly KeptPass[]>;
};

type Row = {
  id: string;
  person: string;
  station: string;
  reader: string;
  device: string;
  created_at: Date;
  seen_at: Date;
};

/** Keeps them in their tables. */
export function passStore({ database }: { readonly database: Database }): PassStore {
  const living = (which: Partial<Row & { session: string }>, tx?: Tx): Promise<Row[]> =>
    (tx ?? database.read)('field_pass').where(which).whereNull('revoked_at').orderBy('created_at').select<Row[]>('*');
  return {
    addCode: async (tx, { hash, station, person, expiresAt }) => {
      await tx('field_code').where({ person }).delete();
      await tx('field_code').insert({ hash, station, person, expires_at: expiresAt });
    },
    useCode: async (tx, hash, now) => {
      const rows = await tx('field_code')
        .where({ hash })
        .whereNull('used_at')
        .where('expires_at', '>', now)
        .update({ used_at: now })
        .returning<{ person: string; station: string }[]>(['person', 'station']);
      return rows[0];
    },
    add: async (tx, pass) => {
      await tx('field_pass').insert(pass);
    },
    ofSession: async (session, tx) => {
      const [row] = await living({ session }, tx);
      return row && passOf(row);
    },
    ofPerson: async (person) => (await living({ person })).map(passOf),
    ofReader: async (reader) => (await living({ reader })).map(passOf),
    // Once a minute says enough, and costs no write for each look.
    seen: async (id) => {
      await database
        .read('field_pass')
        .where({ id })
        .whereRaw(`seen_at < now() - interval '1 minute'`)
        .update({ seen_at: database.read.fn.now() });
    },
    revoke: (tx, which) => tx('field_pass').where(which).whereNull('revoked_at').update({ revoked_at: tx.fn.now() }),
  };
}

function passOf({ id, person, station, reader, device, created_at, seen_at }: Row): KeptPass {
  return { id, person, station, reader, device, since: created_at.toISOString(), seenAt: seen_at.toISOString() };
}
