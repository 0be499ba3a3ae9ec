import type { Database, Tx } from '@hearth/cms/platform';
import { ofSubject, type Subject } from './supplier-store';

const TABLE = 'vetting_supplier_bar';

/** A bar as it is kept. */
export type KeptBar = {
  readonly id: string;
  readonly supplier: string;
  readonly root: string;
  /** Where it was said: it holds there and below. */
  readonly station: string;
  readonly reason: string;
  readonly barred_by: string;
  readonly at: Date;
  readonly until: Date;
  readonly lifted_at: Date | null;
  readonly appeal: string | null;
  readonly appeal_at: Date | null;
  readonly decision: 'upheld' | 'lifted' | null;
  readonly answer: string | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
};

type NewBar = Pick<KeptBar, 'id' | 'supplier' | 'root' | 'station' | 'reason' | 'barred_by' | 'until'>;
type Decision = Pick<KeptBar, 'decision' | 'answer' | 'decided_by'>;

/** Keeps the blacklist in the table `vetting_supplier_bar`. */
export const barStore = {
  insert: async (tx: Tx, bar: NewBar): Promise<void> => {
    await tx(TABLE).insert(bar);
  },
  of: async (database: Database, supplier: string): Promise<readonly KeptBar[]> =>
    database.read(TABLE).where({ supplier }).orderBy('at', 'desc').limit(50).select<KeptBar[]>('*'),
  /** The bar that holds for a supplier now. */
  current: async (on: Database['read'] | Tx, supplier: string): Promise<KeptBar | undefined> =>
    on(TABLE).where({ supplier }).whereNull('lifted_at').first<KeptBar | undefined>('*'),
  /** All bars that hang on one, and nobody else changes them before the transaction ends. */
  holdAll: async (tx: Tx, root: string): Promise<readonly KeptBar[]> =>
    tx(TABLE).where({ root }).whereNull('lifted_at').orderBy('id').forUpdate().select<KeptBar[]>('*'),
  lift: async (tx: Tx, id: string): Promise<void> => {
    await tx(TABLE)
      .where({ id })
      .update({ lifted_at: tx.raw('clock_timestamp()') });
  },
  /** False when there is an appeal already. */
  appeal: async (tx: Tx, id: string, text: string): Promise<boolean> => {
    const change = { appeal: text, appeal_at: tx.raw('clock_timestamp()') };
    return (await tx(TABLE).where({ id }).whereNull('appeal').update(change)) === 1;
  },
  /** False when it was decided already. */
  decide: async (tx: Tx, id: string, decision: Decision): Promise<boolean> => {
    const change = { ...decision, decided_at: tx.raw('clock_timestamp()') };
    return (await tx(TABLE).where({ id }).whereNotNull('appeal').whereNull('decision').update(change)) === 1;
  },
  /** Until when somebody is barred who has one of these numbers, at any of these stations. */
  until: async (tx: Tx, stations: readonly string[], subject: Subject): Promise<Date | undefined> => {
    const query = tx(TABLE)
      .whereIn(`${TABLE}.station`, [...stations])
      .whereNull('lifted_at')
      .whereRaw('until > clock_timestamp()')
      .whereIn('supplier', ofSubject(tx('vetting_supplier').select('id'), subject));
    const row = await query.max<{ max: Date | null }[]>('until');
    return row[0]?.max ?? undefined;
  },
  /** Roots of bars whose day has come. */
  ended: async (tx: Tx, limit: number): Promise<readonly string[]> => {
    const rows = await tx(TABLE)
      .whereNull('lifted_at')
      .whereRaw('until <= clock_timestamp()')
      .whereRaw('id = root')
      .orderBy('until')
      .limit(limit)
      .select<{ root: string }[]>('root');
    return rows.map(({ root }) => root);
  },
} as const;

/** How the blacklist is kept. */
export type BarStore = typeof barStore;
