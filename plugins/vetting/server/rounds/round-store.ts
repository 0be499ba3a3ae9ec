import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { Briefs, Candidate, JudgedVeto, RoundState, Weights } from '../../contract';
import type { Outcome } from '../scores/score.rules';

/** A round as it is kept. */
export type KeptRound = {
  readonly id: string;
  readonly station: string;
  readonly product: string;
  readonly revision: number;
  readonly sample: string;
  readonly state: RoundState;
  readonly rubricVersion: number;
  readonly weights: Weights;
  readonly briefs: Briefs;
  readonly seats: number;
  readonly seedCommitment: string;
  readonly seedSealed: string;
  readonly seed: string | null;
  readonly pool: readonly Candidate[] | null;
  readonly poolHash: string | null;
  readonly dueAt: Date;
  /** By the database's clock: the time is over, and not everybody has opened. */
  readonly isLate: boolean;
  readonly outcome: Outcome | null;
  readonly points: number | null;
  readonly vetoes: readonly JudgedVeto[] | null;
  readonly coolUntil: string | null;
  readonly reason: string | null;
  readonly announcedBy: string;
  readonly announcedAt: Date;
  readonly settledBy: string | null;
  readonly version: number;
};

/** What a new round holds. */
export type NewRound = Pick<
  KeptRound,
  | ('id' | 'station' | 'product' | 'revision' | 'sample' | 'rubricVersion' | 'weights')
  | ('briefs' | 'seats' | 'seedCommitment' | 'seedSealed' | 'announcedBy')
> & { readonly dueAt: string };

/** What is told of a round beside its state. */
export type RoundPatch = {
  readonly state?: RoundState;
  readonly drawn?: { readonly seed: string; readonly pool: readonly Candidate[]; readonly poolHash: string };
  readonly reason?: string;
  readonly points?: number;
  readonly settled?: {
    readonly outcome: Outcome;
    readonly vetoes: readonly JudgedVeto[];
    readonly by: string;
    /** For how many days these goods stay away. */
    readonly coolDays: number | null;
  };
};

/** Goods as far as they may have been refused before. */
export type Refusable = {
  readonly id: string;
  readonly station: string;
  readonly supplier: string;
  readonly category: string;
  readonly title: string;
  readonly gtin: string | null;
};

const COLUMNS = `id, station, product, revision, sample, state, rubric_version AS "rubricVersion", weights, briefs, seats,
  seed_commitment AS "seedCommitment", seed_sealed AS "seedSealed", seed, pool, pool_hash AS "poolHash", due_at AS "dueAt",
  (due_at < clock_timestamp() AND state IN ('announced', 'seating', 'scoring', 'opening')) AS "isLate", outcome,
  points::float8 AS points, vetoes, cool_until::text AS "coolUntil", reason, announced_by AS "announcedBy",
  announced_at AS "announcedAt", settled_by AS "settledBy", version`;
const CLOSED = ['settled', 'abandoned'];

/** Where the seed of a round lies sealed until the pool is closed. */
export const seedPlace = (id: string) => ({ table: 'vetting_round', column: 'seed_sealed', row: id }) as const;

const rounds = (on: Database['read'] | Tx) => on('vetting_round').select<KeptRound[]>(on.raw(COLUMNS));

/** Keeps rounds in the table `vetting_round`. */
export const roundStore = {
  seedPlace,
  find: async (on: Database, stations: readonly string[], id: string): Promise<KeptRound | undefined> => {
    const row = await rounds(on.read)
      .where({ id })
      .whereIn('station', [...stations])
      .first();
    return row && roundOf(row);
  },
  /** The round, and nobody else moves it or its seats before the transaction ends. */
  hold: async (tx: Tx, stations: readonly string[], id: string): Promise<KeptRound | undefined> => {
    const row = await rounds(tx)
      .where({ id })
      .whereIn('station', [...stations])
      .forUpdate()
      .first();
    return row && roundOf(row);
  },
  list: async (
    on: Database,
    stations: readonly string[],
    { state, before }: { readonly state?: 'open' | 'closed' | undefined; readonly before?: string | undefined },
  ): Promise<readonly KeptRound[]> => {
    const found = rounds(on.read)
      .whereIn('station', [...stations])
      .orderBy('id', 'desc')
      .limit(50);
    if (before !== undefined) void found.where('id', '<', before);
    if (state === 'open') void found.whereNotIn('state', CLOSED);
    if (state === 'closed') void found.whereIn('state', CLOSED);
    return (await found).map(roundOf);
  },
  /** Whether a moment lies ahead, by the database's clock. */
  isAhead: async (tx: Tx, at: string): Promise<boolean> => {
    const { rows } = await tx.raw<{ rows: { ahead: boolean }[] }>(
      `SELECT ?::timestamptz > clock_timestamp() AS ahead`,
      [at],
    );
    return rows[0]?.ahead === true;
  },
  /** False when a round of these goods is under way. */
  insert: async (tx: Tx, round: NewRound): Promise<boolean> => {
    const made = await tx('vetting_round')
      .insert({
        ...{ id: round.id, station: round.station, product: round.product, revision: round.revision },
        ...{ sample: round.sample, state: 'announced', rubric_version: round.rubricVersion, seats: round.seats },
        ...{ weights: JSON.stringify(round.weights), briefs: JSON.stringify(round.briefs), due_at: round.dueAt },
        ...{ seed_commitment: round.seedCommitment, seed_sealed: round.seedSealed, announced_by: round.announcedBy },
      })
      .onConflict(tx.raw(`(product) WHERE state NOT IN ('settled', 'abandoned')`))
      .ignore()
      .returning<{ id: string }[]>('id');
    return made.length === 1;
  },
  /** False when somebody changed it first. */
  patch: async (tx: Tx, { id, state, version }: KeptRound, patch: RoundPatch): Promise<boolean> => {
    const { drawn, settled, ...plain } = patch;
    const change = {
      ...plain,
      ...(drawn && { seed: drawn.seed, pool: JSON.stringify(drawn.pool), pool_hash: drawn.poolHash }),
      ...(patch.state === 'opened' && { opened_at: tx.fn.now() }),
      ...(settled && {
        ...{ outcome: settled.outcome, vetoes: JSON.stringify(settled.vetoes), settled_by: settled.by },
        settled_at: tx.fn.now(),
        cool_until: settled.coolDays === null ? null : tx.raw(`current_date + ?::int`, [settled.coolDays]),
      }),
      version: version + 1,
    };
    return (await tx('vetting_round').where({ id, state, version }).update(change)) === 1;
  },
  /** How often goods were sent back to be mended. */
  fixes: async (tx: Tx, product: string): Promise<number> => {
    const [row] = await tx('vetting_round').where({ product, outcome: 'fix' }).count<{ count: string }[]>('id');
    return Number(row?.count ?? 0);
  },
  /**
   * Until when goods stay away because a panel refused them. Another file of the same goods is no way around it: the same barcode, or the
   * same name in the same category from the same supplier.
   */
  coolUntil: async (tx: Tx, { id, station, supplier, category, title, gtin }: Refusable): Promise<string | null> => {
    const { rows } = await tx.raw<{ rows: { until: string | null }[] }>(
      `SELECT max(r.cool_until)::text AS until FROM vetting_round r JOIN vetting_product p ON p.id = r.product
       WHERE r.outcome = 'fail' AND r.station = ? AND (p.id = ? OR p.facts->>'gtin' = ?
         OR (p.supplier = ? AND p.category = ? AND lower(btrim(p.title)) = lower(btrim(?))))`,
      [station, id, gtin, supplier, category, title],
    );
    return rows[0]?.until ?? null;
  },
  /** The round of a revision that goods passed last. */
  passed: async (on: Database['read'] | Tx, product: string, revision: number): Promise<KeptRound | undefined> => {
    const row = await rounds(on).where({ product, revision, outcome: 'pass' }).orderBy('id', 'desc').first();
    return row && roundOf(row);
  },
  /** Rounds whose time is over and of which nobody was told yet; each is told of once. */
  late: async (tx: Tx): Promise<readonly KeptRound[]> => {
    const rows = await rounds(tx)
      .whereNull('alarmed_at')
      .whereIn('state', ['seating', 'scoring', 'opening'])
      .whereRaw('due_at < clock_timestamp()')
      .orderBy('due_at')
      .limit(100)
      .forUpdate()
      .skipLocked();
    await tx('vetting_round')
      .whereIn(
        'id',
        rows.map(({ id }) => id),
      )
      .update({ alarmed_at: tx.fn.now() });
    return rows.map(roundOf);
  },
} as const;

/** How rounds are kept. */
export type RoundStore = typeof roundStore;

function roundOf({ weights, briefs, pool, vetoes, ...round }: KeptRound): KeptRound {
  return {
    ...round,
    // Written above, from what the contract parsed.
    weights: fromJsonb(weights) as Weights,
    briefs: fromJsonb(briefs) as Briefs,
    pool: fromJsonb(pool) as readonly Candidate[] | null,
    vetoes: fromJsonb(vetoes) as readonly JudgedVeto[] | null,
  };
}
