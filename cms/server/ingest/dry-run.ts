import { routeDeeds, type DryRun, type DryRunLine, type RouteRule, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { IngestDeps } from './ingest-deps';
import { decide, decisionOf, readyRules, sameOutcome, type BadRule, type ReadyRules } from './route.rules';

/** More items than this of one day are not laid beside each other; the page says so. */
const MOST = 500;

const STATION_SHIFT = 8 * 3_600_000;
const DAY = 86_400_000;

type Draft = { readonly station: string; readonly rules: readonly RouteRule[]; readonly day?: string | undefined };

/** Lays what a draft of rules would have done with the items of a day, yesterday's usually, beside what the rules of now do. Nothing is written. */
export async function dryRunRules(
  deps: IngestDeps,
  actor: StaffActor,
  { station, rules, day = yesterday(deps) }: Draft,
): Promise<Result<DryRun, BadRule | Refusal<'HEARTH.NOT_ALLOWED', undefined>>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const draft = readyRules(rules);
  if (!draft.ok) return draft;
  const current = readyRules((await deps.rules.current(deps.database.read, station)).rules);
  const from = new Date(Date.parse(`${day}T00:00:00+08:00`));
  const wanted = { stations: [station], from, to: new Date(from.getTime() + DAY), limit: MOST + 1 };
  const found = await deps.items.page(deps.database.read, wanted);
  const lines = found.slice(0, MOST).map(({ item }) => lineOf(item, current.ok ? current.value : [], draft.value));
  const counts = [...routeDeeds, 'keep' as const].map((deed) => ({
    do: deed,
    now: lines.filter(({ now }) => now.do === deed).length,
    then: lines.filter(({ then }) => then.do === deed).length,
  }));
  const differing = lines.filter(({ differs }) => differs).length;
  return ok({ day, lines, counts, differing, more: found.length > MOST });
}

type Item = Parameters<typeof decide>[1] & DryRunLine['item'];

function lineOf(item: Item, current: ReadyRules, draft: ReadyRules): DryRunLine {
  const now = decisionOf(decide(current, item).rule);
  const then = decisionOf(decide(draft, item).rule);
  const { id, title, sourceName, takenAt, url } = item;
  return { item: { id, title, sourceName, takenAt, url }, now, then, differs: !sameOutcome(now, then) };
}

function yesterday({ clock }: Pick<IngestDeps, 'clock'>): string {
  return new Date(clock.now().getTime() + STATION_SHIFT - DAY).toISOString().slice(0, 10);
}
