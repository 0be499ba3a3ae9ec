import type { RouteContract } from '../../contract';
import type { Clock } from '../../kernel';
import { createLimiter, rateScale } from '../fast-lane/rate-limit';

/** What a stranger or reader may call one route in a minute when the route does not say. */
const GENEROUS = 240;

type TooOften = (route: RouteContract, address: string) => Promise<number | undefined>;

/**
 * The limit that each route has by itself, counted per node and address. Staff signed in; only a route that says so limits them.
 */
export function createTooOften(clock: Clock, env: NodeJS.ProcessEnv): TooOften {
  const limiter = createLimiter({ clock, scale: rateScale(env) });
  return (route, address) => {
    const perMinute = route.perMinute ?? (typeof route.access === 'string' ? GENEROUS : undefined);
    if (perMinute === undefined) return Promise.resolve(undefined);
    return Promise.resolve(limiter.take(`${route.method} ${route.path}`, address, perMinute));
  };
}
