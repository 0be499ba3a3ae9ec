import { randomUUID } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import type { GoodsShower, ShownGoods } from '@hearth/vetting/contract';
import type { ConfirmDuty, DutyFile, Order, SessionKind } from '../../../contract';
import { tellSession, pinGoods } from '../../sessions/tell-session';
import { aGate, keeper, onSale, type Offering, type OnSale, type TestGate } from '../../testing/a-shop';
import { aTill, type Till } from '../../testing/a-till';
import { confirmDuty } from '../confirm-duty';
import { dutyDepsOf, type DutyDeps } from '../duties-wiring';
import { runChecks } from '../run-checks';

export const officer: StaffActor = { ...keeper, id: randomUUID(), name: '许合规', roles: ['compliance-officer'] };
export const stranger: StaffActor = { ...officer, id: randomUUID(), station: 'linhai', stations: ['linhai'] };

/** What vetting would show of goods: who sells them. */
function aShower(silent: ReadonlySet<string>): GoodsShower {
  const seller = {
    name: '青禾村果业合作社',
    kind: 'cooperative',
    place: '云泽',
    address: '沿江街 1 号',
    phone: null,
    uscc: null,
  };
  return {
    of: (products) =>
      Promise.resolve(
        new Map(
          products
            .filter((product) => !silent.has(product))
            // What a pin reads of it, and nothing else.
            .map((product) => [product, { product, seller, facts: { origin: '青禾村' } } as unknown as ShownGoods]),
        ),
      ),
    categoriesOf: () => Promise.resolve(new Map()),
  };
}

/** A shop that sells in lives, on a database alone. */
export async function aLiveHouse() {
  const till = await aTill();
  const gate = aGate();
  /** Goods of which vetting shows nobody. */
  const silent = new Set<string>();
  const deps: DutyDeps = { ...dutyDepsOf(till.shop), gate, goods: aShower(silent) };
  return { till, gate, silent, deps, ...verbsOf({ till, gate, deps }) };
}

/** A shop that sells in lives. */
export type LiveHouse = Awaited<ReturnType<typeof aLiveHouse>>;

type Ground = { readonly till: Till; readonly gate: TestGate; readonly deps: DutyDeps };

const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

type Confirming = Partial<ConfirmDuty> & { readonly by?: StaffActor };

function verbsOf({ till, deps }: Ground) {
  return {
    /** A live that began an hour ago and goes on for another. */
    live: async (kinds: readonly SessionKind[] = ['selling'], lasts = 60): Promise<string> => {
      const id = randomUUID();
      const told = { title: '脐橙公益专场', kinds: [...kinds], beginsAt: at(-60), endsAt: at(lasts), version: 0 };
      unwrap(await tellSession(deps, keeper, { ...told, id }));
      return id;
    },
    /** Goods that are sold in a live, and shown there. */
    goods: async (session: string, more: Partial<Offering> & { readonly isShown?: boolean } = {}): Promise<OnSale> => {
      const { isShown = true, terms, ...offering } = more;
      const goods = await onSale(till.shop, { units: 50, ...offering, terms: { ...terms, session } });
      if (isShown) unwrap(await pinGoods(deps, keeper, { id: session, offer: goods.offer }));
      return goods;
    },
    /** An order that was paid. */
    sold: async (goods: OnSale): Promise<Order> => {
      const order = await till.buy(till.desk.buyer, [goods, 1]);
      await till.pay(till.desk.buyer, order);
      return order;
    },
    check: async (id: string, press = randomUUID()): Promise<DutyFile> =>
      unwrap(await runChecks(deps, officer, { id, press })),
    confirm: (id: string, duty: string, { by = officer, ...more }: Confirming = {}) =>
      confirmDuty(deps, by, {
        ...{ id, duty, press: randomUUID(), outcome: 'holds', words: '已看过回放', previous: null },
        ...more,
      }),
  };
}

/** How a duty of a file stands. */
export const stateIn = (file: DutyFile, duty: string) => file.duties.find(({ id }) => id === duty)?.state;

/** All that was answered about a duty. */
export const answersIn = (file: DutyFile, duty: string) => file.duties.find(({ id }) => id === duty)?.answers ?? [];
