import type { RouteRule, RuleVersion } from '../../contract';
import type { Tx } from '../../platform';
import { receiveLead } from '../leads/receive-lead';
import { likelyDuplicates, type LeadFacts } from '../leads/lead.rules';
import type { IngestDeps } from './ingest-deps';
import { tellItem } from './ingest-notices';
import type { ReadItem } from './read-document';
import { decide, decisionOf, readyRules, type ReadyRules } from './route.rules';
import type { KeptSource } from './source-store';

/** What became of the items of one document. */
export type Kept = { readonly fresh: number; readonly changed: number; readonly known: number };

/** From this likeness on, an item is told to an open lead instead of becoming another one. */
const SAME_STORY = 0.5;

const MOST_COMPARED = 300;

/** Keeps what is new, rewrites what its source changed, and routes each item once: in the transaction that keeps it. */
export async function keepItems(
  deps: IngestDeps,
  tx: Tx,
  { source, items }: { readonly source: KeptSource; readonly items: readonly ReadItem[] },
): Promise<Kept> {
  const keys = items.map(({ key }) => key);
  const known = await deps.items.known(tx, source.id, keys);
  const rules = await deps.rules.current(tx, source.station);
  const ready = ruled(rules);
  let [fresh, changed] = [0, 0];
  // The oldest first, so that a list by time reads as the source wrote it.
  for (const item of [...items].reverse()) {
    const hash = known.get(item.key);
    if (hash === item.hash) continue;
    if (hash === undefined) {
      await keepOne(deps, tx, { source, item, ready, version: rules.version });
      fresh += 1;
    } else {
      await deps.items.rewrite(tx, source.id, item);
      changed += 1;
    }
  }
  return { fresh, changed, known: items.length - fresh - changed };
}

/** Rules were proved before they were switched on; should a later release judge one more strictly, the items wait for a person. */
function ruled({ rules }: RuleVersion): ReadyRules {
  const ready = readyRules(rules);
  return ready.ok ? ready.value : [];
}

type One = {
  readonly source: KeptSource;
  readonly item: ReadItem;
  readonly ready: ReadyRules;
  readonly version: number;
};

async function keepOne(deps: IngestDeps, tx: Tx, { source, item, ready, version }: One): Promise<void> {
  const facts = { ...item, source: source.id, takenAt: deps.clock.now().toISOString() };
  const { rule } = decide(ready, facts);
  const id = deps.ids.next();
  const lead = await leadFor(deps, tx, { source, item, rule });
  const routed = { decision: decisionOf(rule), ruleVersion: version, lead };
  await deps.items.insert(tx, { ...item, ...routed, id, station: source.station, source: source.id });
  if (rule?.then.do === 'notify') {
    await tellItem(deps, tx, { source, id, title: item.title, role: rule.then.role });
  }
}

type Routed = { readonly source: KeptSource; readonly item: ReadItem; readonly rule: RouteRule | undefined };

async function leadFor(deps: IngestDeps, tx: Tx, { source, item, rule }: Routed): Promise<string | null> {
  const then = rule?.then;
  if (!then || then.do === 'drop') return null;
  const column = then.column ?? source.column;
  const words = { source, item, column, importance: then.importance };
  if (then.do !== 'attach') return leadOfItem(deps, tx, words);
  const open = await deps.leads.open(source.station, MOST_COMPARED, tx);
  const target = then.lead === null ? likest(item, open, deps) : open.find(({ id }) => id === then.lead);
  if (!target || !(await deps.leads.toldAgain(tx, target))) return leadOfItem(deps, tx, words);
  const actor = { kind: 'system', id: 'ingest', name: 'ingest', station: source.station } as const;
  deps.ledger.append(tx, {
    actor,
    action: 'lead.told-again',
    subject: target.id,
    facts: { source: source.leadSource },
  });
  return target.id;
}

function likest<Lead extends LeadFacts>(
  item: ReadItem,
  open: readonly Lead[],
  { clock }: Pick<IngestDeps, 'clock'>,
): Lead | undefined {
  const facts = {
    id: '',
    title: item.title,
    text: item.body,
    place: item.place,
    receivedAt: clock.now().toISOString(),
  };
  const [best] = likelyDuplicates(facts, open);
  return best && best.score >= SAME_STORY ? best.lead : undefined;
}

type Words = {
  readonly source: KeptSource;
  readonly item: Pick<ReadItem, 'title' | 'body' | 'place' | 'url'>;
  readonly column: string | null;
  readonly importance: number;
};

/** Longer than this a lead is not; the rest stands in the item. */
const LONGEST = 2_000;

/** Makes a lead of an item; one with the same words that is open already is told once more. */
export async function leadOfItem(
  deps: IngestDeps,
  tx: Tx,
  { source, item, column, importance }: Words,
): Promise<string> {
  const text = (item.body || item.title).slice(0, LONGEST);
  const taken = await receiveLead(deps, tx, {
    by: 'ingest',
    ...{ source: source.leadSource, station: source.station, title: item.title.slice(0, 80), text },
    ...{ place: item.place, url: item.url, column, importance },
  });
  return taken.id;
}
