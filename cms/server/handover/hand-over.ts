import type { HandoverShown, handoverErrors, RefusalOf, StaffActor } from '../../contract';
import { err, hashOf, ok, type Random, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { proveDelivery } from '../deliveries/act-on-delivery';
import type { DeliveryDeps, DeliveryRefusal } from '../deliveries/delivery-deps';
import type { DeliveryLine, DeliveryLists } from '../deliveries/delivery-list-store';
import { packDay } from '../editions/pack-day.rules';
import { packageOf } from '../editions/package.rules';
import type { HandoverLink, HandoverStore } from './handover-store';

/** What the use cases of posting by hand stand on. */
export type HandoverDeps = DeliveryDeps & {
  readonly lists: DeliveryLists;
  readonly links: HandoverStore;
  readonly random: Random;
};

type Refused = RefusalOf<typeof handoverErrors> | DeliveryRefusal;
type Opening = { readonly token: string; readonly device: string };

/** As long as it takes to fetch a phone and post. */
const MINUTES = 30;

/** Makes a link (扫码代发) that opens the package of a delivery once, on one phone, for half an hour. */
export async function makeLink(
  deps: HandoverDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ path: string; expiresAt: string }, Refused>> {
  const token = deps.random.bytes(32);
  const text = Buffer.from(token).toString('base64url');
  return deps.database.transaction(async (tx) => {
    const row = await deps.lists.byId(tx, id);
    if (!row || !actor.stations.includes(row.station)) return err('HEARTH.NOT_FOUND');
    if (row.state !== 'manual') return err('DELIVERY.NOT_BY_HAND');
    const now = await deps.time.now(tx);
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    const by = { person: actor.id, name: actor.name, station: row.station };
    await deps.links.insert(tx, { tokenHash: hashOf(text), delivery: id, deviceHash: null, expiresAt, ...by });
    const facts = { documentId: row.documentId, channel: row.channel, expiresAt: expiresAt.toISOString() };
    deps.ledger.append(tx, { actor, action: 'delivery.handed-over', subject: id, facts });
    // Behind the mark, so that no log of a proxy holds it.
    return ok({ path: `/handover#${text}`, expiresAt: expiresAt.toISOString() });
  });
}

/** Shows the package to the device that opened the link first, and to no other. */
export async function openLink(deps: HandoverDeps, opening: Opening): Promise<Result<HandoverShown, Refused>> {
  return deps.database.transaction(async (tx) => {
    const held = await heldLink(deps, tx, opening);
    return held.ok ? shown(deps, tx, held.value) : held;
  });
}

/** Keeps the link of the post as proof (回填链接), in the name of who made the link. */
export async function proveByLink(
  deps: HandoverDeps,
  { url, ...opening }: Opening & { readonly url: string },
): Promise<Result<HandoverShown, Refused>> {
  const held = await deps.database.transaction(async (tx) => heldLink(deps, tx, opening));
  if (!held.ok) return held;
  const { delivery: id, person, name, station } = held.value;
  const actor: StaffActor = { kind: 'staff', id: person, name, station, stations: [station], roles: [] };
  const row = await deps.lists.byId(deps.database.read, id);
  if (!row) return err('HANDOVER.LINK_OVER');
  const proved = await proveDelivery(deps, actor, { id, version: row.version, url });
  return proved.ok ? deps.database.transaction((tx) => shown(deps, tx, held.value)) : proved;
}

async function heldLink(
  deps: HandoverDeps,
  tx: Tx,
  { token, device }: Opening,
): Promise<Result<HandoverLink, Refused>> {
  const link = await deps.links.forUpdate(tx, hashOf(token));
  if (!link || link.expiresAt <= (await deps.time.now(tx))) return err('HANDOVER.LINK_OVER');
  const deviceHash = hashOf(device);
  if (link.deviceHash === null) await deps.links.take(tx, link.tokenHash, deviceHash);
  else if (link.deviceHash !== deviceHash) return err('HANDOVER.LINK_TAKEN');
  return ok(link);
}

async function shown(deps: HandoverDeps, tx: Tx, link: HandoverLink): Promise<Result<HandoverShown, Refused>> {
  const row: DeliveryLine | undefined = await deps.lists.byId(tx, link.delivery);
  const edition = row && (await deps.editions.byId(tx, row.edition));
  const channel = row && (await deps.channels.byId(tx, row.channel));
  if (!edition || !channel) return err('HANDOVER.LINK_OVER');
  const pack = deps.packs(channel.rulePack, packDay(await deps.time.now(tx)));
  const { name, account, platform } = channel;
  return ok({
    ...{ station: link.station, channel: { name, account, platform }, locale: row.locale, title: row.title },
    ...{ state: row.state, url: row.url, package: packageOf(edition.content, pack) },
    expiresAt: link.expiresAt.toISOString(),
  });
}
