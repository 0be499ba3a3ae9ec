import type { Database, Tx } from '../../platform';

/** A sign-in on one device. Its refresh tokens are a family: one unused, the others used up. */
export type Session = {
  readonly id: string;
  readonly readerId: string;
  readonly station: string;
  readonly device: string;
  readonly client: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
};

/** A refresh token as it is kept: only its hash. */
export type RefreshToken = {
  readonly hash: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly successor: string | null;
};

/** Why a session ended. */
export type SessionEnd = 'signed-out' | 'signed-out-everywhere' | 'reuse' | 'password' | 'locked' | 'left';

type SessionRow = {
  id: string;
  reader_id: string;
  station: string;
  device: string;
  client: string;
  created_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
};

type RefreshRow = {
  hash: string;
  session_id: string;
  expires_at: Date;
  used_at: Date | null;
  successor: string | null;
};

/** Where sign-ins are kept. */
export type SessionStore = ReturnType<typeof createSessionStore>;

/** Binds the store to the database. */
export function createSessionStore(database: Database) {
  return { ...sessions(database), ...endings(database), ...tokens(database) };
}

function sessions(database: Database) {
  return {
    async open(tx: Tx, session: Omit<Session, 'lastSeenAt' | 'endedAt'>): Promise<void> {
      await tx('reader_session').insert({
        id: session.id,
        reader_id: session.readerId,
        station: session.station,
        device: session.device,
        client: session.client,
        created_at: session.createdAt,
        last_seen_at: session.createdAt,
      });
    },

    async byId(id: string, tx?: Tx): Promise<Session | undefined> {
      const row = await (tx ?? database.read)<SessionRow>('reader_session').where({ id }).first();
      return row && sessionOf(row);
    },

    /** Whoever renews a family waits here for whoever is renewing it. */
    async forUpdate(tx: Tx, id: string): Promise<Session | undefined> {
      const row = await tx<SessionRow>('reader_session').where({ id }).forUpdate().first();
      return row && sessionOf(row);
    },

    async livingOf(readerId: string): Promise<readonly Session[]> {
      const rows = await database
        .read<SessionRow>('reader_session')
        .where({ reader_id: readerId })
        .whereNull('ended_at')
        .orderBy('last_seen_at', 'desc');
      return rows.map(sessionOf);
    },
  };
}

function tokens(database: Database) {
  return {
    async token(hash: string, tx?: Tx): Promise<RefreshToken | undefined> {
      const row = await (tx ?? database.read)<RefreshRow>('reader_refresh').where({ hash }).first();
      if (!row) return undefined;
      const { session_id: sessionId, expires_at: expiresAt, used_at: usedAt, successor } = row;
      return { hash: row.hash, sessionId, expiresAt, usedAt, successor };
    },

    async addToken(tx: Tx, token: { hash: string; sessionId: string; at: Date; expiresAt: Date }): Promise<void> {
      const { hash, sessionId: session_id, at: issued_at, expiresAt: expires_at } = token;
      await tx('reader_refresh').insert({ hash, session_id, issued_at, expires_at });
    },

    async useToken(tx: Tx, token: RefreshToken, by: { successor: string; at: Date }): Promise<void> {
      const used = await tx('reader_refresh')
        .where({ hash: token.hash })
        .whereNull('used_at')
        .update({ used_at: by.at, successor: by.successor });
      if (used !== 1) throw new Error('A refresh token was used twice although its family was held');
      await tx('reader_session').where({ id: token.sessionId }).update({ last_seen_at: by.at });
    },
  };
}

function endings(database: Database) {
  return {
    async end(tx: Tx, id: string, how: { because: SessionEnd; at: Date }): Promise<number> {
      return tx('reader_session')
        .where({ id })
        .whereNull('ended_at')
        .update({ ended_at: how.at, ended_because: how.because });
    },

    async endAll(tx: Tx, readerId: string, how: { because: SessionEnd; at: Date; except?: string }): Promise<number> {
      const living = tx('reader_session').where({ reader_id: readerId }).whereNull('ended_at');
      if (how.except) void living.whereNot({ id: how.except });
      return living.update({ ended_at: how.at, ended_because: how.because });
    },

    /** Their tokens go with them. */
    async forget(tx: Tx, readerId: string): Promise<void> {
      await tx('reader_session').where({ reader_id: readerId }).delete();
    },

    /** Tokens nobody can use any more, and sessions that have none left. */
    async sweep(now: Date): Promise<void> {
      await database.read('reader_refresh').where('expires_at', '<', now).delete();
      await database
        .read('reader_session')
        .whereNotExists(function () {
          void this.select('hash').from('reader_refresh').whereRaw('reader_refresh.session_id = reader_session.id');
        })
        .delete();
    },
  };
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    readerId: row.reader_id,
    station: row.station,
    device: row.device,
    client: row.client,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    endedAt: row.ended_at,
  };
}
