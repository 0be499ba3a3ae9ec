import type { Platform } from '../../platform';
import type { ChecksDeps } from './checks-deps';
import { publishedStore } from './published-store';
import { createChecks, type Checks } from './report-content';
import { reportStore, talliesOf } from './report-store';
import { createRuleBooks } from './rule-books';
import { ruleStore } from './rule-store';

type Ground = Pick<Platform, 'database' | 'ids' | 'ledger' | 'outbox' | 'stations' | 'clock'>;
type Ports = Pick<ChecksDeps, 'holds' | 'published'>;

/** Puts together what checks work with: each node has a memory of its own. */
export function checksDeps(ground: Ground, ports: Ports): ChecksDeps {
  const { database, ids, ledger, outbox, stations, clock } = ground;
  const rules = ruleStore({ database });
  return {
    ...{ database, ids, ledger, outbox, stations, rules, ...ports },
    reports: reportStore({ database }),
    books: createRuleBooks({ rules, stations, clock }),
    // Stations of the house keep the time of Shanghai; Swedish happens to write days as ISO 8601 does.
    today: () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(clock.now()),
    tallies: (at) => talliesOf(database.read, at),
  };
}

const made = new WeakMap<Platform, ChecksDeps>();

/** What checks work with on a host, made once. */
export function checksDepsOf(platform: Platform): ChecksDeps {
  const known = made.get(platform);
  if (known) return known;
  const { roster } = platform;
  const deps = checksDeps(platform, {
    published: publishedStore(platform),
    holds: async (actor, power) =>
      (await roster.powersOf(actor.id)).includes(power) || (await roster.lenderTo(actor, power)) !== undefined,
  });
  made.set(platform, deps);
  return deps;
}

/** Machine checks of a host: what reviews and editors ask. */
export function checksOf(platform: Platform): Checks {
  return createChecks(checksDepsOf(platform));
}
