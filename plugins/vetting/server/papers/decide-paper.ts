import type { StaffActor } from '@hearth/cms/contract';
import { Bug, err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { goodsChanged, type DecidePaper, type Finding, type Paper, type PaperState } from '../../contract';
import type { GoodsDeps, GoodsRefusal } from '../products/goods-deps';
import { paperMachine } from './paper.machine';
import type { KeptPaper } from './paper-store';
import { presentPapers, type PaperGround } from './present-papers';

type Decided = Result<Paper, GoodsRefusal>;
type Wanted =
  | (DecidePaper & { readonly id: string })
  | { readonly event: 'withdraw'; readonly id: string; readonly version: number; readonly reason: string };

/**
 * Accepts, refuses or takes back a paper, by name. Nobody accepts or refuses what they filed; what machines found against a paper stands
 * against accepting it. What the paper spoke for gets a new verdict in the same transaction.
 */
export async function decidePaper(deps: GoodsDeps, actor: StaffActor, wanted: Wanted): Promise<Decided> {
  return deps.database.transaction(async (tx): Promise<Decided> => {
    const paper = await deps.papers.hold(tx, actor.stations, wanted.id);
    if (!paper) return err('GOODS.PAPER_NOT_FOUND');
    const touched = await spokenFor(deps, tx, paper);
    // Whoever passes goods on these papers at this moment has done so, or sees what is decided here.
    await deps.products.lock(tx, touched);
    const ground = await groundOfPaper(deps, tx, paper);
    const [before] = await presentPapers(deps, tx, { papers: [paper], ground });
    const state = stateAfter(wanted, { actor, paper, findings: before?.findings ?? [] });
    if (!state.ok) return state;
    const decision = { state: state.value, by: actor, reason: 'reason' in wanted ? wanted.reason : null };
    if (!(await deps.papers.decide(tx, paper, decision))) return err('HEARTH.CHANGED_MEANWHILE');
    await follow(deps, tx, { actor, paper, ...decision });
    await deps.settled(tx, touched);
    const [shown] = await presentPapers(deps, tx, { papers: await deps.papers.byIds(tx, [paper.id]), ground });
    return shown ? ok(shown) : err('GOODS.PAPER_NOT_FOUND');
  });
}

type About = { readonly actor: StaffActor; readonly paper: KeptPaper; readonly findings: readonly Finding[] };

function stateAfter({ event, version }: Wanted, { actor, paper, findings }: About): Result<PaperState, GoodsRefusal> {
  if (paper.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  if (event !== 'withdraw' && paper.filedBy === actor.id) return err('GOODS.OWN_WORK');
  const next = paperMachine.next(paper.state, event);
  if (!next.ok) return err('GOODS.PAPER_STATE', { state: paper.state });
  const against = findings.filter(({ weight }) => weight === 'stop').map(({ code }) => code);
  if (event === 'accept' && against.length > 0) return err('GOODS.PAPER_FINDINGS', { findings: against });
  return ok(next.value.state);
}

/** The goods that a paper speaks for. */
async function spokenFor(deps: GoodsDeps, tx: Tx, { product, supplier }: KeptPaper): Promise<readonly string[]> {
  return product === null ? deps.products.ofSupplier(tx, supplier ?? '') : [product];
}

async function groundOfPaper(deps: GoodsDeps, tx: Tx, paper: KeptPaper): Promise<PaperGround> {
  const product = paper.product === null ? undefined : await deps.products.find(tx, [paper.station], paper.product);
  const supplier = product?.supplier ?? (await deps.suppliers.find(tx, [paper.station], paper.supplier ?? ''));
  if (!supplier) throw new Bug(`paper ${paper.id} speaks for nobody`);
  return { supplier, product };
}

type Followed = {
  readonly actor: StaffActor;
  readonly paper: KeptPaper;
  readonly state: string;
  readonly reason: string | null;
};

async function follow(deps: GoodsDeps, tx: Tx, { actor, paper, state, reason }: Followed): Promise<void> {
  const { id, station, version, kind, product: productId, supplier: supplierId } = paper;
  deps.ledger.append(tx, {
    actor: { ...actor, station },
    action: `paper.${state}`,
    subject: id,
    version: String(version + 1),
    facts: { kind, of: productId ?? supplierId ?? '', ...(reason === null ? {} : { reason }) },
  });
  await deps.outbox.append(tx, goodsChanged({ station, productId, supplierId, what: 'paper' }));
}
