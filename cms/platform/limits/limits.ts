import type { Knex } from 'knex';
import { RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** So many in so many seconds, counted from the first. */
export type LimitRule = { readonly name: string; readonly points: number; readonly seconds: number };

/** Counts what somebody does, and says how long to wait when it is too much. */
export type Limits = {
  /** Seconds to wait, or undefined when there was room. The key is hidden by the caller when it names a person. */
  take(rule: LimitRule, key: string): Promise<number | undefined>;
};

/** Counts in the database, so that a limit holds over all nodes. The table is unlogged: after a crash all start at none. */
export function createSharedLimits(pool: () => Knex): Limits {
  return limitsBy(
    (rule) =>
      new RateLimiterPostgres({
        storeClient: pool(),
        storeType: 'knex',
        tableName: 'hearth_rate',
        tableCreated: true,
        clearExpiredByTimeout: true,
        keyPrefix: rule.name,
        points: rule.points,
        duration: rule.seconds,
      }),
  );
}

function limitsBy(build: (rule: LimitRule) => RateLimiterAbstract): Limits {
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiterOf = (rule: LimitRule): RateLimiterAbstract => {
    const known = limiters.get(rule.name) ?? build(rule);
    limiters.set(rule.name, known);
    return known;
  };
  return {
    async take(rule, key) {
      try {
        await limiterOf(rule).consume(key);
        return undefined;
      } catch (error) {
        // The package throws its state when a limit is reached, and an Error when the store broke.
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw error;
      }
    },
  };
}
