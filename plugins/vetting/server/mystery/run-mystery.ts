import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ids, type Ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Database, Notices, Tx } from '@hearth/cms/platform';
import type { CompareMystery, Mystery, Retained, vettingErrors } from '../../contract';
import { moveGoods, type MoveGoodsDeps } from '../rounds/move-goods';
import type { SampleStore } from '../samples/sample-store';
import { isSame, matchOf } from './match.rules';
import { goodsDiffer } from './mystery-notices';
import type { KeptMystery, MysteryStore } from './mystery-store';
import { mysteryMachine } from './mystery.machine';

/** What the verbs of mystery buys are handed. */
export type MysteryDeps = MoveGoodsDeps & {
  readonly database: Database;
  readonly ids: Ids;
  readonly notices: Pick<Notices, 'notify'>;
  readonly mystery: MysteryStore;
  readonly samples: SampleStore;
};

type Refused =
  | RefusalOf<
      typeof vettingErrors,
      'MYSTERY_NOT_FOUND' | 'MYSTERY_STATE' | 'NO_GOODS_TO_JUDGE' | 'ORDER_NOTED' | 'SAMPLE_NOT_FOUND' | 'SAMPLE_STATE'
    >
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

type Note = Pick<Mystery, 'product' | 'orderNumber' | 'boughtAt'>;

/** Notes a parcel that was bought like any viewer buys. The ledger says it when it is compared, so that nobody is warned before. */
export async function noteMystery(deps: MysteryDeps, actor: StaffActor, note: Note): Promise<Result<Mystery, Refused>> {
  return deps.database.transaction(async (tx) => {
    const goods = await deps.goods.hold(tx, actor.stations, note.product);
    if (goods?.state !== 'approved') return err('VETTING.NO_GOODS_TO_JUDGE', { state: goods?.state ?? '' });
    const id = deps.ids.next();
    if (!(await deps.mystery.insert(tx, { id, station: goods.station, ...note, by: actor.id })))
      return err('VETTING.ORDER_NOTED');
    return shown(deps, tx, { id, station: goods.station });
  });
}

/** Compares a parcel with the retained sample, which is opened by that. Goods that differ are off the shelf in the same transaction. */
export async function compareMystery(
  deps: MysteryDeps,
  actor: StaffActor,
  { id, version, ...found }: CompareMystery & { readonly id: string },
): Promise<Result<Mystery, Refused>> {
  return deps.database.transaction(async (tx) => {
    const buy = await deps.mystery.hold(tx, actor.stations, id);
    const fits = mayMove(buy, version, 'compare');
    if (!fits.ok) return fits;
    const { station, product } = fits.value;
    const opened = await openRetained(deps, tx, { buy: fits.value, retained: found.retained, by: actor.id });
    if (!opened.ok) return opened;
    const match = matchOf(found.points);
    const change = { state: 'compared', match, by: actor.id, ...found } as const;
    if (!(await deps.mystery.patch(tx, fits.value, change))) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { buy: id, match, points: found.points, retained: found.retained, photo: found.photoHash };
    const entry = { action: 'product.mystery-compared', subject: product, facts };
    deps.ledger.append(tx, { actor: { ...actor, station }, ...entry });
    const off = isSame(found.points) ? ok(null) : await takeOff(deps, tx, { actor, buy: fits.value, match });
    return off.ok ? shown(deps, tx, { id, station }) : off;
  });
}

/** Notes that a parcel never came. */
export async function loseMystery(
  deps: MysteryDeps,
  actor: StaffActor,
  { id, version, finding }: { readonly id: string; readonly version: number; readonly finding: string },
): Promise<Result<Mystery, Refused>> {
  return deps.database.transaction(async (tx) => {
    const fits = mayMove(await deps.mystery.hold(tx, actor.stations, id), version, 'lose');
    if (!fits.ok) return fits;
    if (!(await deps.mystery.patch(tx, fits.value, { state: 'lost', finding }))) return err('HEARTH.CHANGED_MEANWHILE');
    const { station, product } = fits.value;
    const entry = { action: 'product.mystery-lost', subject: product, facts: { buy: id, finding } };
    deps.ledger.append(tx, { actor: { ...actor, station }, ...entry });
    return shown(deps, tx, { id, station });
  });
}

/** The parcels of the actor's stations, and how often what came was what was vetted. */
export async function listMystery(
  deps: MysteryDeps,
  actor: StaffActor,
): Promise<Ok<{ buys: Mystery[]; matchIndex: number | null }>> {
  const kept = await deps.mystery.list(deps.database, actor.stations);
  return ok({ buys: kept.map(presentMystery), matchIndex: await deps.mystery.index(deps.database, actor.stations) });
}

type Kept = Pick<Retained, 'id' | 'tag' | 'place' | 'state'>;

/** What a parcel can be compared with. */
export async function listKept(
  deps: Pick<MysteryDeps, 'database' | 'mystery' | 'samples'>,
  actor: StaffActor,
  id: string,
): Promise<Result<{ retained: Kept[] }, Refused>> {
  const buy = await deps.mystery.find(deps.database, actor.stations, id);
  if (!buy) return err('VETTING.MYSTERY_NOT_FOUND');
  const kept = await deps.samples.keptOf(deps.database, buy.product);
  return ok({ retained: kept.map(({ id: one, tag, place, state }) => ({ id: one, tag, place, state })) });
}

function mayMove(
  buy: KeptMystery | undefined,
  version: number,
  event: 'compare' | 'lose',
): Result<KeptMystery, Refused> {
  if (!buy) return err('VETTING.MYSTERY_NOT_FOUND');
  if (buy.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  return mysteryMachine.next(buy.state, event).ok ? ok(buy) : err('VETTING.MYSTERY_STATE', { state: buy.state });
}

type Open = { readonly buy: KeptMystery; readonly retained: string; readonly by: string };

async function openRetained(deps: MysteryDeps, tx: Tx, { buy, retained, by }: Open): Promise<Result<null, Refused>> {
  const kept = await deps.samples.holdRetained(tx, [buy.station], retained);
  if (kept?.product !== buy.product) return err('VETTING.SAMPLE_NOT_FOUND');
  if (kept.state === 'discarded') return err('VETTING.SAMPLE_STATE', { state: kept.state });
  if (kept.state === 'opened') return ok(null);
  const change = { state: 'opened', reason: `神秘购买 ${buy.orderNumber}`, by } as const;
  return (await deps.samples.turn(tx, kept, change)) ? ok(null) : err('HEARTH.CHANGED_MEANWHILE');
}

type Off = { readonly actor: StaffActor; readonly buy: KeptMystery; readonly match: number };

/** Takes goods off the shelf; those that are off already stay so. */
async function takeOff(deps: MysteryDeps, tx: Tx, { actor, buy, match }: Off): Promise<Result<null, Refused>> {
  const { station, product, title } = buy;
  const goods = await deps.goods.hold(tx, [station], product);
  if (goods?.state !== 'approved') return ok(null);
  const reason = `神秘购买与留样不一致（${match}%）`;
  const moved = await moveGoods(deps, tx, { goods, actor, event: 'suspend', reason, facts: { buy: buy.id, match } });
  if (!moved.ok) return moved;
  const facts = { title, match: String(match) };
  const to = { role: 'chief-editor' } as const;
  await deps.notices.notify(tx, {
    kind: goodsDiffer,
    station,
    to,
    subject: buy.id,
    facts,
    link: '/plugins/vetting/mystery',
  });
  return ok(null);
}

async function shown(
  deps: MysteryDeps,
  tx: Tx,
  { id, station }: { readonly id: string; readonly station: string },
): Promise<Result<Mystery, Refused>> {
  const buy = await deps.mystery.hold(tx, [station], id);
  return buy ? ok(presentMystery(buy)) : err('VETTING.MYSTERY_NOT_FOUND');
}

const presentMystery = ({ boughtAt, ...buy }: KeptMystery): Mystery => ({
  ...buy,
  boughtAt: boughtAt.toISOString(),
  allowedEvents: [...mysteryMachine.allowed(buy.state)],
});
