import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import { USUAL_WEIGHTS, type Candidate, type Rubric, type Weights } from '../../contract';

/** Somebody in the pool as it is kept. */
export type KeptExpert = {
  readonly person: string;
  readonly station: string;
  readonly expertise: readonly string[];
  readonly outside: boolean;
  readonly active: boolean;
  readonly changedBy: string;
  readonly version: number;
};

/** A version of the rubric as it is kept. */
export type KeptRubric = Rubric & { readonly adoptedBy: string; readonly adoptedAt: Date };

/** Keeps the pool in `vetting_expert` and rubrics in `vetting_rubric`. */
export const poolStore = {
  list: async (on: Database, stations: readonly string[]): Promise<readonly Omit<KeptExpert, 'changedBy'>[]> =>
    on
      .read('vetting_expert')
      .whereIn('station', [...stations])
      .orderBy([{ column: 'active', order: 'desc' }, 'person'])
      .limit(500)
      .select<Omit<KeptExpert, 'changedBy'>[]>('person', 'station', 'expertise', 'outside', 'active', 'version'),
  /** Who works at some stations and is not in the pool. */
  notYet: async (on: Database, stations: readonly string[]): Promise<readonly string[]> => {
    const rows = await on
      .read('person as p')
      .leftJoin('vetting_expert as e', 'e.person', 'p.id')
      .whereIn('p.station', [...stations])
      .where('p.active', true)
      .whereNull('e.person')
      .select<{ id: string }[]>('p.id');
    return rows.map(({ id }) => id);
  },
  /** Who can be drawn for goods of a category, but for some. */
  candidates: async (
    tx: Tx,
    {
      station,
      category,
      but,
    }: { readonly station: string; readonly category: string; readonly but: readonly string[] },
  ): Promise<readonly Candidate[]> =>
    tx('vetting_expert as e')
      .join('person as p', 'p.id', 'e.person')
      .where({ 'e.station': station, 'e.active': true, 'p.active': true })
      .whereNotIn('e.person', [...but])
      .whereRaw(`(e.expertise = '{}' OR ? = ANY(e.expertise))`, [category])
      .orderBy('e.person')
      .select<Candidate[]>('e.person', 'e.outside'),
  /** Writes what is said of somebody; false when somebody else said something first. */
  write: async (tx: Tx, { version, changedBy, ...expert }: KeptExpert): Promise<boolean> => {
    const { person, station, outside, active } = expert;
    const row = { outside, active, expertise: [...expert.expertise], changed_by: changedBy, version: version + 1 };
    if (version > 0) {
      const found = tx('vetting_expert').where({ person, station, version });
      return (await found.update({ ...row, changed_at: tx.fn.now() })) === 1;
    }
    const made = await tx('vetting_expert')
      .insert({ person, station, ...row })
      .onConflict()
      .ignore()
      .returning('person');
    return made.length === 1;
  },
  /** The rubric in force; a station that adopted none has the one of the house. */
  rubric: async (on: Database['read'] | Tx, station: string): Promise<Rubric> => {
    const row = await on('vetting_rubric')
      .where({ station })
      .orderBy('version', 'desc')
      .first<{ version: number; weights: unknown } | undefined>('version', 'weights');
    // Written below, from what the contract parsed.
    return row
      ? { version: row.version, weights: fromJsonb(row.weights) as Weights }
      : { version: 0, weights: USUAL_WEIGHTS };
  },
  /** All versions that were adopted, the newest first. */
  rubrics: async (on: Database, station: string): Promise<readonly KeptRubric[]> => {
    const rows = await on
      .read('vetting_rubric')
      .where({ station })
      .orderBy('version', 'desc')
      .limit(200)
      .select<KeptRubric[]>('version', 'weights', 'adopted_by as adoptedBy', 'adopted_at as adoptedAt');
    // Written below, from what the contract parsed.
    return rows.map(({ weights, ...row }) => ({ ...row, weights: fromJsonb(weights) as Weights }));
  },
  /** Adopts a version; false when somebody adopted one with this number first. */
  adopt: async (
    tx: Tx,
    { station, version, weights, by }: Rubric & { readonly station: string; readonly by: string },
  ): Promise<boolean> => {
    const made = await tx('vetting_rubric')
      .insert({ station, version, weights: JSON.stringify(weights), adopted_by: by })
      .onConflict()
      .ignore()
      .returning('version');
    return made.length === 1;
  },
} as const;

/** How the pool is kept. */
export type PoolStore = typeof poolStore;
