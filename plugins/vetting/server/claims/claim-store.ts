import type { Database, Tx } from '@hearth/cms/platform';
import type { Claim, Evidence, MakeClaim } from '../../contract';

/** A claim as it is kept: whether it may be made is worked out anew each time. */
export type KeptClaim = Pick<Claim, 'id' | 'product' | 'text' | 'kind' | 'evidence' | 'version'> & {
  readonly station: string;
};

type NewClaim = MakeClaim & Pick<KeptClaim, 'id' | 'station' | 'product'> & { readonly madeBy: string };

/** Keeps claims in `vetting_claim`, and what proves them in `vetting_evidence`. */
export const claimStore = {
  /** False when the same was claimed already. */
  insert: async (tx: Tx, { madeBy, ...claim }: NewClaim): Promise<boolean> => {
    const row = { ...claim, made_by: madeBy };
    const made = await tx('vetting_claim')
      .insert(row)
      .onConflict(['product', 'text'])
      .ignore()
      .returning<{ id: string }[]>('id');
    return made.length === 1;
  },
  of: async (on: Database['read'] | Tx, product: string): Promise<readonly KeptClaim[]> => {
    const rows = await claims(on).where('c.product', product).orderBy('c.id').limit(500);
    return rows.map(claimOf);
  },
  /** Whosever they are; for those who asked for them by their numbers and no person. */
  byIds: async (on: Database['read'] | Tx, ids: readonly string[]): Promise<readonly KeptClaim[]> =>
    (await claims(on).whereIn('c.id', [...ids])).map(claimOf),
  hold: async (tx: Tx, stations: readonly string[], id: string): Promise<KeptClaim | undefined> => {
    const held = await tx('vetting_claim')
      .where({ id })
      .whereIn('station', [...stations])
      .forUpdate()
      .first<{ id: string } | undefined>('id');
    if (!held) return undefined;
    const [row] = await claims(tx).where('c.id', id);
    return row && claimOf(row);
  },
  /** False when somebody bound it first. */
  bind: async (
    tx: Tx,
    { id, version, station }: Pick<KeptClaim, 'id' | 'version' | 'station'>,
    { evidence, by }: { readonly evidence: readonly Evidence[]; readonly by: string },
  ): Promise<boolean> => {
    const raised = await tx('vetting_claim')
      .where({ id, version })
      .update({ version: version + 1 });
    if (raised === 0) return false;
    await tx('vetting_evidence').where({ claim: id }).delete();
    if (evidence.length > 0)
      await tx('vetting_evidence')
        .insert(evidence.map((one) => ({ ...one, claim: id, station, bound_by: by })))
        .onConflict(['claim', 'paper', 'page'])
        .ignore();
    return true;
  },
  remove: async (tx: Tx, id: string): Promise<void> => {
    await tx('vetting_claim').where({ id }).delete();
  },
} as const;

/** How claims are kept. */
export type ClaimStore = typeof claimStore;

type Row = Omit<KeptClaim, 'evidence'> & { readonly papers: readonly string[]; readonly pages: readonly number[] };

const COLUMNS = `c.id, c.station, c.product, c.text, c.kind, c.version,
  array(SELECT e.paper::text FROM vetting_evidence e WHERE e.claim = c.id ORDER BY e.paper, e.page) AS papers,
  array(SELECT e.page FROM vetting_evidence e WHERE e.claim = c.id ORDER BY e.paper, e.page) AS pages`;

const claims = (on: Database['read'] | Tx) => on('vetting_claim as c').select<Row[]>(on.raw(COLUMNS));

const claimOf = ({ papers, pages, ...claim }: Row): KeptClaim => ({
  ...claim,
  evidence: papers.map((paper, index) => ({ paper, page: pages[index] ?? 1 })),
});
