import type { RoomMessage } from '@hearth/cms/contract';
import { stockTellingSchema, type RoomTelling } from '../../contract';

/** What is shown, at which price, what is set right, opened, stopped or hidden: somebody may be about to buy. */
const AT_ONCE: ReadonlySet<string> = new Set<RoomTelling>([
  ...(['pinned', 'unpinned', 'price', 'overlay'] as const),
  ...(['tool-opened', 'tool-closed', 'state', 'message-hidden'] as const),
]);

/** Whether a room hears of it without waiting for what people say meanwhile. That less is left may wait; that nothing is left may not. */
export function goesAtOnce(message: RoomMessage): boolean {
  if (AT_ONCE.has(message.type)) return true;
  const stock = stockTellingSchema.safeParse(message);
  return stock.success && stock.data.left.some(({ left }) => left === 0);
}
