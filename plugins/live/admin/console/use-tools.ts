import { useCallback, useMemo } from 'react';
import { useReading } from '@hearth/cms/reach';
import type { Envelope, Lottery, LivePrice } from '../../contract';
import { firesOf, pathOf, stopsOf, type Fire } from './tools.rules';
import type { Desk } from './use-desk';
import { useEvery } from './use-every';

const EVERY = 5_000;

/** The tools of a session, and a press on one of them. */
export type Tools = {
  readonly fires: readonly Fire[];
  readonly stops: readonly Fire[];
  /** Prices for some minutes that are announced or running. */
  readonly prices: readonly LivePrice[];
  fire(one: Fire | undefined): void;
  endPrice(one: LivePrice): void;
  readonly reload: () => void;
};

function useToolReads(session: string) {
  const envelopes = useReading<{ readonly envelopes: readonly Envelope[] }>(`/live/envelopes?session=${session}`);
  const lotteries = useReading<{ readonly lotteries: readonly Lottery[] }>(`/live/lotteries?session=${session}`);
  const prices = useReading<{ readonly prices: readonly LivePrice[] }>(`/live/sessions/${session}/prices`);
  const [readEnvelopes, readLotteries, readPrices] = [envelopes.reload, lotteries.reload, prices.reload];
  const reload = useCallback(() => {
    readEnvelopes();
    readLotteries();
    readPrices();
  }, [readEnvelopes, readLotteries, readPrices]);
  useEvery(EVERY, reload);
  const [bags, draws] = [envelopes.value?.envelopes, lotteries.value?.lotteries];
  return {
    fires: useMemo(() => firesOf(bags ?? [], draws ?? []), [bags, draws]),
    stops: useMemo(() => stopsOf(bags ?? []), [bags]),
    prices: prices.value?.prices.filter(({ endedAt }) => endedAt === null) ?? [],
    reload,
  };
}

/** Reads what can be fired, and fires it. What opens is shown at once; whether it may is for the host to say. */
export function useTools(session: string, { press }: Desk): Tools {
  const reads = useToolReads(session);
  const { reload } = reads;
  const fire = useCallback(
    async (one: Fire | undefined): Promise<void> => {
      if (!one) return;
      const { kind, id, title, opensAt, closesAt, event, version } = one;
      const opens = event === 'publish' || event === 'commit';
      await press({
        deed: `${kind}-${event}`,
        change: (view) => {
          const others = view.room.tools.filter((tool) => tool.id !== id);
          return {
            ...view,
            room: { ...view.room, tools: opens ? [...others, { kind, id, title, opensAt, closesAt }] : others },
          };
        },
        ask: { method: 'post', path: pathOf(one), body: { version } },
      });
      reload();
    },
    [press, reload],
  );
  const endPrice = useCallback(
    async ({ id }: LivePrice): Promise<void> => {
      await press({
        deed: 'price-end',
        change: (view) => ({
          ...view,
          room: { ...view.room, tools: view.room.tools.filter((tool) => tool.id !== id) },
        }),
        ask: { method: 'post', path: `/live/sessions/${session}/prices/${id}/end` },
      });
      reload();
    },
    [press, reload, session],
  );
  return {
    ...reads,
    fire: useCallback((one: Fire | undefined) => void fire(one), [fire]),
    endPrice: useCallback((one: LivePrice) => void endPrice(one), [endPrice]),
  };
}
