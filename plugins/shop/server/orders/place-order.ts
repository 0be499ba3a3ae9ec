import { createGroupCommit, err, ok, type GroupCommit, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { Order, PlaceOrder, shopErrors } from '../../contract';
import { mergeLines, type Wish } from './decide.rules';
import { codesOf } from './gate-port';
import type { KnownOffer, OfferMemory } from './offer-memory-store';
import { createForesight, type Foresight } from './foresight';
import type { OrderStore } from './order-store';
import type { RoomMemory } from './room-memory-store';
import { bySeller } from './sellers.rules';
import { shownOrder } from './shown-order';
import type { Placing, PlacingRefusal } from './draw-up';
import { placeBatch, type PlacingDeps } from './place-batch';
import type { Tickets } from './ticket';

/** What a node places orders with. */
export type DeskDeps = PlacingDeps & {
  readonly orders: OrderStore;
  readonly memory: OfferMemory;
  readonly rooms: RoomMemory;
  readonly tickets: Tickets;
  /** Orders of many buyers, looked for by their keys at once. */
  readonly before: GroupCommit<Wish, string | undefined>;
  readonly limits?: Partial<DeskLimits>;
};

/** How a node takes a rush. */
export type DeskLimits = {
  /** So many orders go into one transaction. */
  readonly batch: number;
  /** Milliseconds that the first order of a batch waits for its neighbours. */
  readonly gather: number;
  /** So many wait for one offer; whoever comes later is asked to come again, with a ticket. */
  readonly line: number;
};

/** What a buyer is refused with. */
export type PlaceRefusal = PlacingRefusal | RefusalOf<typeof shopErrors, 'KEY_MISSING' | 'CROWDED' | 'SELLERS_MIXED'>;

/** Takes orders; one for each node. */
export type OrderDesk = {
  place(actor: ReaderActor, key: string | undefined, input: PlaceOrder): Promise<Result<Order, PlaceRefusal>>;
  /** Resolves when everything that was taken is answered. */
  finish(): Promise<void>;
};

const LIMITS: DeskLimits = { batch: 1_000, gather: 2, line: 20_000 };
/** Whoever shows a ticket finds room beyond the line. */
const TICKET_ROOM = 1.25;
const KEY = /^[\w-]{8,64}$/;

type Pressed = { readonly wish: Wish; readonly offers: readonly KnownOffer[]; readonly ticket: string | undefined };

/**
 * What is refused is refused early and from memory; what may be granted waits some milliseconds for its neighbours and is decided by
 * the database. Several nodes need nothing more, because the rows decide.
 */
export function createOrderDesk(deps: DeskDeps): OrderDesk {
  const limits = { ...LIMITS, ...deps.limits };
  const lines = new Map<string, GroupCommit<Wish, Placing>>();
  const single = createLines(deps, { ...limits, lines });
  return {
    async place(actor, key, input) {
      if (key === undefined || !KEY.test(key)) return err('SHOP.KEY_MISSING');
      const wish = wishOf(actor, input, { id: deps.ids.next(), key });
      const offers: KnownOffer[] = [];
      for (const { offer } of wish.lines) {
        const asked = deps.memory.of(offer);
        const known = asked instanceof Promise ? await asked : asked;
        if (known?.station !== actor.station) return err('SHOP.OFFER_NOT_FOUND');
        offers.push(known);
      }
      const mixed = mixedRefused(wish, offers);
      if (mixed) return mixed;
      const refused = refusalFromMemory(deps, wish, offers);
      if (refused) return unlessPlaced(deps, wish, refused);
      const placed = await inRoom(deps, wish, input.session);
      const placing = await single({ wish: placed, offers, ticket: input.ticket });
      return placing.ok ? answerOf(deps, wish, placing.value) : answerRefused(deps, wish, placing);
    },
    async finish() {
      for (const line of lines.values()) await line.idle();
    },
  };
}

function wishOf({ station, id: buyer }: ReaderActor, input: PlaceOrder, { id, key }: Pick<Wish, 'id' | 'key'>): Wish {
  const { region, coupon, group, noReturn } = input;
  const wish: Wish = { id, key, station, buyer, lines: mergeLines(input.lines) };
  // Most say no more than that, and thousands come in a second.
  if ((region ?? coupon ?? group ?? noReturn) === undefined) return wish;
  return {
    ...wish,
    ...(region !== undefined && { region }),
    ...(coupon !== undefined && { coupon }),
    ...(group !== undefined && { group }),
    ...(noReturn !== undefined && { noReturn }),
  };
}

/** Whoever names a live that is not on, or that does not sell all of it, orders as from anywhere else. */
async function inRoom({ rooms }: DeskDeps, wish: Wish, session: string | undefined): Promise<Wish> {
  if (session === undefined) return wish;
  const offers = wish.lines.map(({ offer }) => offer);
  return (await rooms.sells({ station: wish.station, session, offers })) ? { ...wish, session } : wish;
}

type Refused = Extract<Result<never, PlaceRefusal>, { ok: false }>;

/** One order has one seller. */
function mixedRefused({ lines }: Wish, offers: readonly KnownOffer[]): Refused | undefined {
  if (offers.length === 1) return undefined;
  const apart = bySeller(offers.map(({ seller }, at) => ({ offer: lines[at]?.offer ?? '', seller })));
  return apart.length > 1 ? err('SHOP.SELLERS_MIXED', { apart }) : undefined;
}

type Early = Result<Order, PlaceRefusal>;

/** A crowd is answered at once. Whoever the rows refuse may be new to this node alone, as everybody is after a restart. */
async function answerRefused(deps: DeskDeps, wish: Wish, refused: Refused): Promise<Early> {
  return refused.error.code === 'SHOP.CROWDED' ? refused : unlessPlaced(deps, wish, refused);
}

/** Whoever has an order under this key gets it all the same: who lost its answer is not told that all is gone. */
async function unlessPlaced(deps: DeskDeps, wish: Wish, refused: Refused): Promise<Early> {
  const before = await deps.before.add(wish);
  return before === undefined ? refused : answerOf(deps, wish, { before });
}

function refusalFromMemory({ gate, memory }: DeskDeps, wish: Wish, offers: readonly KnownOffer[]): Refused | undefined {
  for (const { product } of offers) {
    const verdict = gate.verdictOf(product);
    if (!verdict.sellable) return err('SHOP.NOT_CLEARED', { codes: codesOf(verdict) });
  }
  const gone = wish.lines.find(({ offer }) => memory.isSoldOut(offer));
  return gone && err('SHOP.SOLD_OUT', { offer: gone.offer });
}

function isUnseen(memory: OfferMemory, { buyer, lines }: Wish): boolean {
  let all = true;
  for (const { offer } of lines) if (!memory.isNew(offer, buyer)) all = false;
  return all;
}

type Lines = DeskLimits & { readonly lines: Map<string, GroupCommit<Wish, Placing>> };

/** A line for each offer, and for each order of several offers a transaction of its own. */
function createLines(deps: DeskDeps, { batch, gather, line: most, lines }: Lines) {
  const work =
    (station: string, products: readonly string[]) =>
    (foresight?: Foresight) =>
    async (wishes: readonly Wish[], next?: () => void): Promise<readonly Placing[]> => {
      // From here on, however it ends, they have been seen: whoever comes again, or is tried again, is looked up first.
      const unseen = new Set(wishes.filter((wish) => isUnseen(deps.memory, wish)));
      const isNew = (wish: Wish): boolean => unseen.has(wish);
      const { answers, left } = await placeBatch(deps, {
        ...{ station, products, wishes, isNew },
        ...(foresight && { foresight }),
        ...(next && { decided: next }),
      });
      deps.memory.learn(left);
      return answers;
    };

  return async ({ wish, offers, ticket }: Pressed): Promise<Result<PlacedOr, PlaceRefusal>> => {
    const [first] = wish.lines;
    const products = [...new Set(offers.map(({ product }) => product))].sort();
    if (!first || wish.lines.length > 1) {
      return createGroupCommit({ work: work(wish.station, products)(), most: 1, gather: 0 }).add(wish);
    }
    const { offer } = first;
    const line =
      lines.get(offer) ??
      createGroupCommit({
        work: work(wish.station, products)(createForesight(() => performance.now())),
        most: batch,
        gather,
      });
    const { buyer } = wish;
    const room = ticket !== undefined && deps.tickets.isGood(ticket, { offer, buyer }) ? most * TICKET_ROOM : most;
    if (line.size() >= room) {
      return err('SHOP.CROWDED', { retryIn: 1, ticket: ticket ?? deps.tickets.issue(offer, buyer) });
    }
    lines.set(offer, line);
    try {
      return await line.add(wish);
    } finally {
      if (line.size() === 0) lines.delete(offer);
    }
  };
}

type PlacedOr = Extract<Placing, { ok: true }>['value'];

/** The same key gives the same order, as it is now; another wish under the same key is refused. */
async function answerOf({ orders }: DeskDeps, wish: Wish, placing: PlacedOr): Promise<Result<Order, PlaceRefusal>> {
  if ('placed' in placing) return ok(placing.placed);
  const order = await orders.ofBuyer(wish.buyer, placing.before);
  const isSame =
    order?.lines.length === wish.lines.length &&
    wish.lines.every(({ offer, quantity }) =>
      order.lines.some((line) => line.offer === offer && line.quantity === quantity),
    );
  return order && isSame ? ok(shownOrder(order)) : err('SHOP.KEY_USED');
}
