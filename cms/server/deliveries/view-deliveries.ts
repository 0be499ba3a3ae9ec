import {
  DELIVERIES_MANAGE,
  type DeliveryGroup,
  type DeliveryShown,
  type NowhereStory,
  type StaffActor,
  type wholeDelivery,
} from '../../contract';
import type { output } from 'zod';
import { err, ok, type Result } from '../../kernel';
import type { Roster, Stations } from '../../platform';
import { packDay } from '../editions/pack-day.rules';
import { deliveryCursor, deliveryMark } from './delivery-cursor.rules';
import type { DeliveryDeps, DeliveryRefusal } from './delivery-deps';
import type { Asked, DeliveryLine, DeliveryLists } from './delivery-list-store';
import { deliveryMachine } from './delivery.machine';

type Deps = Pick<DeliveryDeps, 'database' | 'editions' | 'attempts' | 'channels' | 'packs' | 'time'> & {
  readonly lists: DeliveryLists;
  readonly roster: Pick<Roster, 'powersOf'>;
};

type Wanted = Omit<Asked, 'stations' | 'after'> & {
  readonly station?: string | undefined;
  readonly within?: string | undefined;
  readonly cursor?: string | undefined;
};

type Page = {
  deliveries: DeliveryShown[];
  next: string | null;
  counts: Record<DeliveryGroup, number>;
  mayManage: boolean;
};

const seenBy = (actor: StaffActor, station: string | undefined): readonly string[] =>
  actor.stations.filter((one) => station === undefined || one === station);

/** Deliveries of one's stations, page by page, and how many there are in each group. */
export async function listDeliveries(
  deps: Deps & { readonly stations: Pick<Stations, 'tree'> },
  actor: StaffActor,
  { station, within, cursor, ...asked }: Wanted,
): Promise<Result<Page, DeliveryRefusal>> {
  const { read } = deps.database;
  const { sees } = await deps.stations.tree();
  const stations = seenBy(actor, station).filter((one) => within === undefined || sees(within, one));
  const narrowed = { ...asked, stations };
  const after = cursor === undefined ? undefined : deliveryMark(cursor);
  const [found, counts, powers] = await Promise.all([
    deps.lists.list(read, { ...narrowed, after, limit: asked.limit + 1 }),
    deps.lists.counts(read, narrowed),
    deps.roster.powersOf(actor.id),
  ]);
  const page = found.slice(0, asked.limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return ok({
    deliveries: page.map(({ line }) => presentDelivery(line)),
    next: last ? deliveryCursor(last.mark) : null,
    counts,
    mayManage: powers.includes(DELIVERIES_MANAGE),
  });
}

/** Signed stories that stand nowhere. */
export async function listNowhere(
  deps: Deps,
  actor: StaffActor,
  station: string | undefined,
): Promise<Result<{ stories: NowhereStory[] }, DeliveryRefusal>> {
  return ok({ stories: [...(await deps.lists.nowhere(deps.database.read, seenBy(actor, station)))] });
}

/** One delivery with its edition and every attempt that was made. */
export async function viewDelivery(
  deps: Deps,
  actor: StaffActor,
  id: string,
): Promise<Result<output<typeof wholeDelivery>, DeliveryRefusal>> {
  const { read } = deps.database;
  const found = await deps.lists.byId(read, id);
  if (!found || !actor.stations.includes(found.station)) return err('HEARTH.NOT_FOUND');
  const edition = await deps.editions.byId(read, found.edition);
  if (!edition) return err('HEARTH.NOT_FOUND');
  const { rule, handEdited, hash, masterHash, content } = edition;
  const attempts = await deps.attempts.of(read, id);
  const channel = await deps.channels.byId(read, found.channel);
  if (!channel) return err('HEARTH.NOT_FOUND');
  const pack = deps.packs(channel.rulePack, packDay(await deps.time.now()));
  return ok({
    delivery: presentDelivery(found),
    edition: { rule, handEdited, hash, masterHash, content, pack },
    attempts: attempts.map(({ startedAt, endedAt, ...one }) => ({
      ...one,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  });
}

/** A delivery as people see it, with what may be done to it now. */
export function presentDelivery(row: DeliveryLine): DeliveryShown {
  const { id, station, documentId, locale, revision, action, title, state, gate, embargo, missed } = row;
  const { handEdited, columnId: column, attempt, upload, platformId, url, problem, problems, version } = row;
  return {
    ...{ id, station, documentId, locale, revision, action, title, state, gate, embargo, missed },
    ...{
      column,
      handEdited,
      attempt,
      upload,
      platformId,
      url,
      problem,
      version,
      problems: [...problems],
      channel: row.account,
    },
    allowed: [...deliveryMachine.allowed(state)],
    dueAt: row.dueAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    nextAt: row.nextAt?.toISOString() ?? null,
    liveAt: row.liveAt?.toISOString() ?? null,
    changedAt: row.changedAt.toISOString(),
  };
}
