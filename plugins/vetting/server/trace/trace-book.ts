import { Bug } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { LotSeller, OrderedLots, TraceBook } from '../../contract';
import type { EpcisEvent } from '../../contract';
import { factsOf } from './event-facts.rules';
import { parcelEvent, saleEvent, type OrderEvent } from './house-events.rules';
import type { TraceDeps } from './trace-deps';
import { writeEvents } from './write-events';

type Deps = Pick<TraceDeps, 'ids' | 'trace' | 'lots' | 'outbox'>;

/** The book as whoever sells meets it. */
export function createTraceBook(deps: Deps): TraceBook {
  let known: LotSeller | undefined;
  return {
    sold: (tx, what) => write(deps, tx, { what, eventOf: saleEvent }),
    shipped: (tx, what) => write(deps, tx, { what, eventOf: parcelEvent }),
    lotsOf: async (tx, { station, product }) =>
      (await deps.lots.ofProduct(tx, station, product)).map(({ id, code, state }) => ({
        ...{ id, code },
        isRecalled: state === 'recalled',
      })),
    soldBy(seller) {
      if (known) throw new Bug('two parts of the house sell lots');
      known = seller;
    },
    seller: () => known,
  };
}

type Writing = { readonly what: OrderedLots; readonly eventOf: (one: OrderEvent) => EpcisEvent };

async function write(deps: Deps, tx: Tx, { what, eventOf }: Writing): Promise<void> {
  const { station, order, at } = what;
  const known = new Map(
    (
      await deps.lots.byIds(
        tx,
        station,
        what.lots.map(({ lot }) => lot),
      )
    ).map((lot) => [lot.id, lot]),
  );
  // In one order, whatever order they were named in, so that the same news is the same event.
  const lots = what.lots
    .flatMap((one) => {
      const of = known.get(one.lot);
      return of ? [{ ...one, of }] : [];
    })
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));
  if (lots.length === 0) return;
  const facts = factsOf(eventOf({ order, at, lots }));
  const ids = [...new Set(lots.map(({ lot }) => lot))];
  await writeEvents(deps, tx, { station, by: null, capture: null, events: [{ facts, lots: ids }] });
}
