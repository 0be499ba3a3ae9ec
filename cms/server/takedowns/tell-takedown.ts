import { TAKEDOWNS_ORDER, type ContentLocale } from '../../contract';
import type { Tx } from '../../platform';
import { byHand, declined, ordered, proposed, resisting, stubborn } from './takedown-notices';
import type { TakedownDeps } from './takedown-deps';
import type { Order } from './takedown-store';

type Deps = Pick<TakedownDeps, 'notices'>;

const linkOf = ({ id }: Pick<Order, 'id'>): string => `/plugins/cms/takedowns/${id}`;

/** Tells whoever answers for an order that it was given, and by when it has to be done. */
export async function tellOrdered({ notices }: Deps, tx: Tx, order: Order): Promise<void> {
  const { station, number, responsible: person, minutes } = order;
  const facts = { number, minutes };
  await notices.notify(tx, { kind: ordered, station, to: { person }, subject: order.id, facts, link: linkOf(order) });
}

type Proposal = Pick<Order, 'id' | 'station' | 'number' | 'reason' | 'proposedBy'>;

/** Tells whoever may give an order that one was proposed; those on duty first, and never who proposed it. */
export async function tellProposed({ notices }: Deps, tx: Tx, order: Proposal): Promise<void> {
  const { id, station, number, reason, proposedBy } = order;
  const except = proposedBy === null ? [] : [proposedBy];
  const to = { power: TAKEDOWNS_ORDER, role: 'chief-editor', except } as const;
  await notices.notify(tx, {
    kind: proposed,
    station,
    to,
    subject: id,
    facts: { number, reason },
    link: linkOf(order),
  });
}

/** Tells whoever proposed an order that somebody else declined it, and why. */
export async function tellDeclined(
  { notices }: Deps,
  tx: Tx,
  { order, by, reason }: { readonly order: Proposal; readonly by: string; readonly reason: string },
): Promise<void> {
  const { id, station, number, proposedBy: person } = order;
  if (person === null || person === by) return;
  const facts = { number, reason };
  await notices.notify(tx, { kind: declined, station, to: { person }, subject: id, facts, link: linkOf(order) });
}

/** Tells them that its time is over and something still stands; when they do not read it, it climbs. */
export async function tellStubborn(
  { notices }: Deps,
  tx: Tx,
  { order, left }: { readonly order: Order; readonly left: number },
): Promise<void> {
  const { station, number, responsible: person } = order;
  const subject = `${order.id}/${order.version}`;
  const facts = { number, left };
  await notices.notify(tx, { kind: stubborn, station, to: { person }, subject, facts, link: linkOf(order) });
}

/** Tells them that an account cannot be cleared by machine: a person has to go there. */
export async function tellByHand(
  { notices }: Deps,
  tx: Tx,
  { order, delivery }: { readonly order: Order; readonly delivery: string },
): Promise<void> {
  const { station, number, responsible: person } = order;
  const facts = { number };
  await notices.notify(tx, {
    ...{ kind: byHand, station, to: { person }, facts },
    ...{ subject: `${order.id}/${delivery}`, link: linkOf(order) },
  });
}

/** So many removals that failed are more than a bad moment of a platform. */
const RESISTS_FROM = 2;

/** Tells whoever answers for the orders of a story, once, that its platform does not remove a post; the tries go on meanwhile. */
export async function tellResisting(
  { notices, orders, deliveries }: Pick<TakedownDeps, 'notices' | 'orders' | 'deliveries'>,
  tx: Tx,
  { documentId, locale, delivery, channel }: Resisting,
): Promise<void> {
  const failed = (await deliveries.attempts.of(tx, delivery)).filter(
    ({ act, outcome }) => act === 'withdraw' && outcome === 'failed',
  );
  if (failed.length < RESISTS_FROM) return;
  const account = (await deliveries.channels.byId(tx, channel))?.name ?? '';
  for (const order of await orders.openFor(tx, { documentId, locale }))
    await notices.notify(tx, {
      ...{ kind: resisting, station: order.station, to: { person: order.responsible } },
      ...{ facts: { number: order.number, account }, subject: `${order.id}/${delivery}`, link: linkOf(order) },
    });
}

type Resisting = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly delivery: string;
  readonly channel: string;
};
