import type { InspectionPack, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { OrderDeps } from './inspection-deps';
import { makeInspection } from './inspection-job';
import { inspectionMachine } from './inspection.machine';
import { stepsOf } from './make-pack';
import type { Pack } from './pack-store';

type Missing = Refusal<'HEARTH.NOT_FOUND', undefined>;
type Wanted = {
  readonly station: string;
  readonly column: string | null;
  readonly from: string;
  readonly until: string;
};

const YEAR = 367 * 86_400_000;

/** Orders the pack of a time; it is made in the background and stands in the ledger. */
export async function orderPack(
  deps: OrderDeps,
  actor: StaffActor,
  { station, column, ...time }: Wanted,
): Promise<Result<InspectionPack, Missing | Refusal<'HEARTH.NOT_ALLOWED' | 'INSPECTION.TIME', undefined>>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const [from, until] = [new Date(time.from), new Date(time.until)];
  if (from >= until || until.getTime() - from.getTime() > YEAR) return err('INSPECTION.TIME');
  const id = deps.ids.next();
  await deps.database.transaction(async (tx) => {
    const { initial } = inspectionMachine.table;
    await deps.packs.insertPack(tx, {
      id,
      station,
      column: column ?? '',
      from,
      until,
      total: stepsOf(deps),
      state: initial,
      person: actor.id,
    });
    await deps.jobs.enqueue(tx, makeInspection, { data: { pack: id }, station });
    const facts = { station, column, from: from.toISOString(), until: until.toISOString() };
    deps.ledger.append(tx, { actor, action: 'inspection.ordered', subject: id, facts });
  });
  return viewPack(deps, actor, id);
}

/** Makes a pack again that failed. */
export async function orderAgain(
  deps: OrderDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<InspectionPack, Missing | Refusal<'INSPECTION.NOT_NOW', { state: string }>>> {
  const pack = await deps.packs.packById(deps.database.read, id, actor.stations);
  if (!pack) return err('HEARTH.NOT_FOUND');
  const next = inspectionMachine.next(pack.state, 'again');
  if (!next.ok) return err('INSPECTION.NOT_NOW', { state: pack.state });
  const { state } = next.value;
  await deps.database.transaction(async (tx) => {
    // Somebody who was first has ordered it already.
    if (!(await deps.packs.changePack(tx, pack, { state, done: 0 }))) return;
    await deps.jobs.enqueue(tx, makeInspection, { data: { pack: id }, station: pack.station });
    deps.ledger.append(tx, { actor, action: 'inspection.ordered-again', subject: id, facts: {} });
  });
  return viewPack(deps, actor, id);
}

/** The packs of one's stations. */
export async function listPacks(
  { database, packs }: Pick<OrderDeps, 'database' | 'packs'>,
  actor: StaffActor,
): Promise<InspectionPack[]> {
  return (await packs.packsOf(database.read, actor.stations)).map(shown);
}

/** One pack and how far it is. */
export async function viewPack(
  { database, packs }: Pick<OrderDeps, 'database' | 'packs'>,
  actor: StaffActor,
  id: string,
): Promise<Result<InspectionPack, Missing>> {
  const pack = await packs.packById(database.read, id, actor.stations);
  return pack ? ok(shown(pack)) : err('HEARTH.NOT_FOUND');
}

/** A piece of a finished archive. That somebody takes it away is put on record with the first. */
export async function fetchPart(
  deps: Pick<OrderDeps, 'database' | 'packs' | 'ledger'>,
  actor: StaffActor,
  { id, n }: { readonly id: string; readonly n: number },
): Promise<Result<{ n: number; of: number; data: string }, Missing>> {
  const pack = await deps.packs.packById(deps.database.read, id, actor.stations);
  const bytes = pack?.state === 'ready' ? await deps.packs.partOf(deps.database.read, id, n) : undefined;
  if (!pack || !bytes) return err('HEARTH.NOT_FOUND');
  if (n === 0)
    await deps.database.transaction(async (tx) => {
      deps.ledger.append(tx, {
        actor,
        action: 'inspection.fetched',
        subject: id,
        version: pack.sha256 ?? '',
        facts: {},
      });
    });
  return ok({ n, of: pack.parts, data: bytes.toString('base64') });
}

function shown({ column, from, until, orderedAt, readyAt, version: _, ...pack }: Pack): InspectionPack {
  return {
    ...pack,
    column: column || null,
    ...{ from: from.toISOString(), until: until.toISOString(), orderedAt: orderedAt.toISOString() },
    readyAt: readyAt?.toISOString() ?? null,
  };
}
