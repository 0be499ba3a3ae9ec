import type { Tx } from '../../platform';
import { byHand, ordered, stubborn } from './takedown-notices';
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
