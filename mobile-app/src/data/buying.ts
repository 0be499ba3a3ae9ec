import { placeOrder, putAddress, type PlacedOrder, type Wish } from './shop';
import type { ShopAddress } from '@/contract/types';
import { refuse, type Result } from './result';
import { aKey } from './tips.rules';

const CROWDED = 'SHOP.CROWDED';
/** So often we come back by ourselves; after that the buyer decides whether to go on. */
const TRIES = 12;

/** The wish that was pressed last, and its key. */
export interface NotedKey {
  readonly wish: string;
  readonly key: string;
}

/** Where it is noted: on the page that orders, unless it has to outlive it. */
export interface KeyNote {
  readonly read: () => NotedKey | null;
  readonly write: (noted: NotedKey | null) => void;
}

function pageNote(): KeyNote {
  let kept: NotedKey | null = null;
  return {
    read: () => kept,
    write: (noted) => {
      kept = noted;
    },
  };
}

/** The key of a wish: the same until the wish is another one, so that an answer that was lost does not make two orders. */
export function wishKeys(makeKey: () => string = aKey, note: KeyNote = pageNote()): (wish: Wish) => string {
  return ({ lines, region = '', coupon = '', group = '' }) => {
    const wanted = lines.map(({ offer, quantity, price }) => `${offer} ${quantity} ${price}`).sort();
    const wish = [...wanted, region, coupon, group].join(' ');
    const before = note.read();
    if (before?.wish === wish) return before.key;
    const key = makeKey();
    note.write({ wish, key });
    return key;
  };
}

export interface Pressing {
  readonly wish: Wish;
  readonly key: string;
  /** Null where goods are picked up at a point. */
  readonly address: ShopAddress | null;
  /** Tells that there is a line, and when we ask again. */
  readonly onLine: (seconds: number) => void;
  readonly isOver: () => boolean;
  readonly wait?: (seconds: number) => Promise<void>;
}

const waitSeconds = (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });

/** Places the order, standing in line where there is one, and says where it goes. */
export async function press(pressing: Pressing): Promise<Result<PlacedOrder>> {
  const placed = await inLine(pressing);
  if (!placed.ok || pressing.address === null) return placed;
  const addressed = await putAddress(placed.value.id, pressing.address);
  // The order stands all the same: its page asks for the address again.
  return addressed.ok || addressed.refusal.code !== 'SHOP.ORDER_NOT_FOUND' ? placed : addressed;
}

async function inLine({ wish, key, onLine, isOver, wait = waitSeconds }: Pressing): Promise<Result<PlacedOrder>> {
  let ticket: string | null = null;
  let answer = await placeOrder(wish, { key, ticket });
  for (let tries = 1; !answer.ok && answer.refusal.code === CROWDED && tries < TRIES; tries += 1) {
    const { retryIn, details } = answer.refusal;
    const seconds = retryIn ?? 1;
    const given = details['ticket'];
    if (typeof given === 'string') ticket = given;
    onLine(seconds);
    await wait(seconds);
    if (isOver()) return refuse(CROWDED);
    answer = await placeOrder(wish, { key, ticket });
  }
  return answer;
}
