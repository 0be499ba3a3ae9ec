import { AsyncResource } from 'node:async_hooks';
import type { DeliveryDeps } from './delivery-deps';
import type { Due } from './delivery-store';
import { workOn } from './do-work';
import { sweepLeases } from './sweep-leases';

/** The worker of one node. */
export type DeliveryWorker = {
  /** Begins everything that is due now and that there are hands for, and looks again by itself when the next one is due. */
  look(): Promise<void>;
  /** Looks in a moment, once for all that is heard until then. */
  hear(): void;
  sweep(): Promise<number>;
  /** Takes nothing new and waits for what runs, at most that many milliseconds. */
  stop(limit: number): Promise<void>;
};

/** Deliveries that a node has in hand at once: most of the time each of them waits for its platform. */
const HANDS = 8;
/** What somebody else holds just now is looked at again so soon. */
const HELD = 500;
const FAILED = 1_000;
/** A word that something moved is rarely about work, and others come with it. */
const HEARD = 200;
/** A moment later than this is found by the rounds. */
const FAR = 60_000;
/** Nodes look one after the other, so that not all of them reach for the same delivery. */
const APART = 100;

/**
 * Makes the worker of a node. One question tells what is due and when the next will be, so nobody asks for each row, nor again and again
 * while nothing is due; a delivery whose platform is slow keeps one hand busy and no other waiting.
 */
export function createDeliveryWorker(deps: DeliveryDeps): DeliveryWorker {
  const stopping = new AbortController();
  const outside = new AsyncResource('DeliveryWorker');
  const alarm = createAlarm(() => void look());
  const hands = createHands(deps, (wait) => {
    if (wait > 0) alarm.at(wait);
    else if (isMore || isAsked) void look();
  });
  const offset = (Number.parseInt(deps.worker.slice(-2), 16) / 255) * APART;
  let looking: Promise<void> | undefined;
  let [isAsked, isMore] = [false, false];

  const lookOnce = async (): Promise<void> => {
    for (const one of await deps.deliveries.due(deps.database.read, 2 * HANDS)) {
      if (hands.hold(one.id)) continue;
      if (one.wait > 0) {
        alarm.at(Math.min(FAR, one.wait + offset));
        return;
      }
      // Whoever is done looks for more.
      isMore = hands.areFull();
      if (isMore || stopping.signal.aborted) return;
      hands.begin(one);
    }
  };
  // Whoever wakes a worker may be in a transaction, which Strapi would lend to all that is done from there.
  const lookOn = (): Promise<void> =>
    outside.runInAsyncScope(async () => {
      await Promise.resolve();
      while (isAsked && !hands.areFull() && !stopping.signal.aborted) {
        isAsked = false;
        await lookOnce();
      }
    });
  const look = (): Promise<void> => {
    isAsked = true;
    looking ??= lookOn().finally(() => (looking = undefined));
    return looking;
  };
  return {
    look,
    hear: () => alarm.at(HEARD + offset),
    sweep: () => sweepLeases(deps),
    async stop(limit) {
      stopping.abort();
      alarm.off();
      await hands.settled(limit);
    },
  };
}

/** What a node has in hand; `after` hears how long to wait before it looks again. */
function createHands(deps: DeliveryDeps, after: (wait: number) => void) {
  const inHand = new Map<string, Promise<void>>();
  const work = async (one: Due): Promise<void> => {
    let wait = FAILED;
    try {
      wait = (await workOn(deps, one)) ? 0 : HELD;
    } catch (error) {
      deps.log.warn('a delivery could not be worked on and is looked at again', { error });
    }
    inHand.delete(one.id);
    after(wait);
  };
  return {
    hold: (id: string): boolean => inHand.has(id),
    areFull: (): boolean => inHand.size >= HANDS,
    begin: (one: Due): void => void inHand.set(one.id, work(one)),
    async settled(limit: number): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, limit)));
      await Promise.race([Promise.allSettled(inHand.values()), patience]);
      clearTimeout(timer);
    },
  };
}

/** One alarm for many moments: the soonest counts, for whoever looks then sees all others. */
function createAlarm(ring: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let rings = Number.POSITIVE_INFINITY;
  const off = (): void => {
    clearTimeout(timer);
    rings = Number.POSITIVE_INFINITY;
  };
  const at = (wait: number): void => {
    const moment = performance.now() + wait;
    if (moment >= rings) return;
    clearTimeout(timer);
    rings = moment;
    timer = setTimeout(() => {
      off();
      ring();
    }, wait);
  };
  return { at, off };
}
