import type { Clock } from '../../kernel';

/** Counts calls of an address to a route within a minute, on this node. */
export type Limiter = {
  /** Counts one call; the seconds to wait when it was one too many. */
  take(route: string, address: string, perMinute: number): number | undefined;
};

const MINUTE = 60_000;

type LimiterOptions = {
  readonly clock: Clock;
  /** Multiplies every limit. */
  readonly scale?: number;
  readonly maxAddresses?: number;
};

/**
 * A window per minute, kept in memory: the lane must not ask the database before it answers. Each node counts for itself, so the
 * real limit is `perMinute` times the nodes; what has to be exact (sign-in codes) counts in the database instead.
 */
export function createLimiter({ clock, scale = 1, maxAddresses = 50_000 }: LimiterOptions): Limiter {
  let window = -1;
  const counts = new Map<string, number>();
  return {
    take(route, address, perMinute) {
      const now = clock.now().getTime();
      const current = Math.floor(now / MINUTE);
      // Full of strangers: beginning anew forgives some calls, which is better than refusing everybody.
      if (current !== window || counts.size >= maxAddresses) counts.clear();
      window = current;
      const key = `${route} ${household(address)}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count > Math.ceil(perMinute * scale) ? Math.ceil(((window + 1) * MINUTE - now) / 1000) : undefined;
    },
  };
}

/** One subscriber of IPv6 owns at least a /64 and could call from each address in it. */
export function household(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head ? head.split(':') : [];
  if (tail !== undefined) {
    const end = tail ? tail.split(':') : [];
    while (groups.length + end.length < 8) groups.push('0');
    groups.push(...end);
  }
  return groups.slice(0, 4).join(':');
}

/** How many times more than usual one address may do: HEARTH_RATE_SCALE, for benches and tests where one address is many people. */
export function rateScale(env: NodeJS.ProcessEnv): number {
  const scale = Number(env['HEARTH_RATE_SCALE'] ?? 1);
  if (!(scale > 0)) throw new Error('HEARTH_RATE_SCALE is a number above 0');
  return scale;
}
