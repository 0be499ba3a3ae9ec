import type { DeliveryState, NoticeDelivery, StaffActor } from '../../contract';
import { err, ok, type Locale, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import { deliveryMachine } from './delivery.machine';
import { deliveryForUpdate } from './delivery-store';
import { listDeliveries, type ListedDelivery } from './delivery-list-store';
import { tellNodes } from './notice-store';
import type { NoticeWork } from './notices-deps';
import { step } from './send-delivery';

type Deps = Pick<NoticeWork, 'database' | 'kinds' | 'ledger'>;

const PAGE = 50;

/** What a person has to look at when nobody says otherwise. */
const TROUBLE: readonly DeliveryState[] = ['dead', 'unknown', 'gave-up'];

type Wanted = {
  readonly station?: string | undefined;
  readonly state?: DeliveryState | undefined;
  readonly before?: string | undefined;
  readonly locale: Locale;
};

/** What became of the notices of the stations one sees. Titles hold no personal data, so looking after lanes tells no secrets. */
export async function viewDeliveries(
  deps: Deps,
  actor: StaffActor,
  { station, state, before, locale }: Wanted,
): Promise<Result<{ deliveries: NoticeDelivery[]; next: string | null }, Refusal>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const rows = await listDeliveries(deps.database.read, {
    stations: station === undefined ? actor.stations : [station],
    states: state === undefined ? TROUBLE : [state],
    before,
    limit: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const next = rows.length > PAGE ? (page.at(-1)?.id ?? null) : null;
  return ok({ deliveries: page.map((row) => shown(deps, row, locale)), next });
}

type Retried = { readonly id: string; readonly version: number; readonly locale: Locale };
type RetryRefusal = Refusal<'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE', undefined> | MachineRefusal;

/** Puts a dead letter back to work, by a named person. */
export async function retryDelivery(
  deps: Deps,
  actor: StaffActor,
  { id, version, locale }: Retried,
): Promise<Result<NoticeDelivery, RetryRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, RetryRefusal>> => {
    const delivery = await deliveryForUpdate(tx, id);
    if (!delivery || !actor.stations.includes(delivery.station)) return err('HEARTH.NOT_ALLOWED');
    const next = deliveryMachine.next(delivery.state, 'retry');
    if (!next.ok) return next;
    if (delivery.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    // What nobody knew the end of may have arrived, so the next letter says that it may be a repeat.
    const resends = delivery.state === 'gave-up' ? delivery.resends + 1 : delivery.resends;
    await step(tx, delivery, 'retry', { due: 0, tries: 0, resends });
    deps.ledger.append(tx, { actor, action: 'notice-delivery.retried', subject: id });
    await tellNodes(tx, 'send');
    return ok();
  });
  if (!done.ok) return done;
  const [row] = await listDeliveries(deps.database.read, { stations: actor.stations, id, limit: 1 });
  return row ? ok(shown(deps, row, locale)) : err('HEARTH.NOT_ALLOWED');
}

function shown({ kinds }: Deps, { facts, created_at, ...row }: ListedDelivery, locale: Locale): NoticeDelivery {
  const { title } = kinds.words(row.kind, facts, locale);
  const allowed = deliveryMachine.allowed(row.state).flatMap((event) => (event === 'retry' ? [event] : []));
  return { ...row, title, at: created_at.toISOString(), allowed };
}
