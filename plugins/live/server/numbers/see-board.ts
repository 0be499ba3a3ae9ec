import { err, ok, type Ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { SessionMoney } from '@hearth/shop/contract';
import type { BigScreen, CountedSession, ItemFunnel, NumbersBoard, numbersErrors } from '../../contract';
import type { Attention } from './figure-store';
import { figuresOf } from './figures.rules';
import type { KnownSession } from './known-store';
import type { NumbersDeps } from './numbers-deps';
import { screenOf } from './screen.rules';

type NotFound = RefusalOf<typeof numbersErrors, 'SESSION_NOT_FOUND'>;

const PAGE = 30;
const OVER: ReadonlySet<string> = new Set(['ended', 'published', 'archived']);

/** Lives of the actor's stations that are on or were. */
export async function listCounted(
  { database, known }: NumbersDeps,
  { stations }: StaffActor,
  before?: string,
): Promise<Ok<{ sessions: CountedSession[]; more: boolean }>> {
  const found = await known.page(database.read, { stations, before, limit: PAGE + 1 });
  return ok({ sessions: found.slice(0, PAGE).map(counted), more: found.length > PAGE });
}

/** All figures of a live of the actor's stations. */
export async function seeBoard(
  deps: NumbersDeps,
  { stations }: StaffActor,
  id: string,
): Promise<Result<NumbersBoard, NotFound>> {
  const session = await deps.known.find(deps.database.read, stations, id);
  if (!session) return err('NUMBERS.SESSION_NOT_FOUND');
  return ok((await countedUp(deps, session)).board);
}

/** What everybody may see of a live. */
export async function seeScreen(deps: NumbersDeps, session: KnownSession): Promise<BigScreen> {
  const { board, money } = await countedUp(deps, session);
  const { payers, households, items } = money;
  return screenOf(board, { payers, households, payersOf: new Map(items.map((item) => [item.offer, item.payers])) });
}

type CountedUp = { readonly board: NumbersBoard; readonly money: SessionMoney };

async function countedUp({ database, figures, till }: NumbersDeps, session: KnownSession): Promise<CountedUp> {
  const { id, station, state } = session;
  const [visits, attention, samples, peak, money] = await Promise.all([
    figures.visits(database.read, id),
    figures.attention(database.read, id),
    figures.samples(database.read, id),
    figures.peak(database.read, id),
    till.moneyOf({ station, session: id }),
  ]);
  const items = funnelOf(money.items, attention);
  const facts = { isOver: OVER.has(state), visits: { ...visits, peak }, items, money };
  const asOf = (visits.asOf < money.asOf ? visits.asOf : money.asOf).toISOString();
  return { money, board: { session: counted(session), asOf, figures: figuresOf(facts), items, samples: [...samples] } };
}

/** What was shown and opened beside what was ordered and paid. What was shown and is not sold in this live has nothing of the second. */
function funnelOf(sold: SessionMoney['items'], attention: readonly Attention[]): ItemFunnel[] {
  const seen = new Map(attention.map((one) => [one.offer, one]));
  return sold.map(({ offer, product, title, spec, placed, paid, units, goods }) => {
    const { exposed = 0, seconds = 0, clicked = 0 } = seen.get(offer) ?? {};
    return { ...{ offer, product, title, spec, exposed, seconds, clicked }, placed, paid, units, goods };
  });
}

function counted(session: KnownSession): CountedSession {
  const { id, station, title, state, isRehearsal, plannedAt, beganAt, endedAt } = session;
  return { id, station, title, state, isRehearsal, plannedAt, beganAt, endedAt };
}
