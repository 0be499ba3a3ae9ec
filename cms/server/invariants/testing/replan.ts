/** What is said of one account of a story (单条排期), by the use case of the product, and what has to follow from it at once. */
import type { StaffActor } from '../../../contract';
import type { EditionDeps } from '../../editions/edition-deps';
import type { House, Records } from './house';
import type { Happening, Say } from './happenings';
import { MINUTE } from './story';

/** What somebody said last of each account, and with which version; only what the house accepted is here. */
export type Said = Map<string, { readonly wanted: boolean; readonly version: number }>;

/** Says it, and remembers it once the house took it. */
export async function replan(house: House, actor: StaffActor, { account, say }: Wish): Promise<void> {
  const deps = editionsOf(house);
  const channel = house.channels[account] ?? '';
  const entries = await deps.desk.of(deps.database.read, house.which);
  const version = entries.find((one) => one.channel === channel)?.version ?? 0;
  const wanted = say !== 'not-wanted';
  const dueAt = say === 'later' ? new Date(house.now() + LATER * MINUTE).toISOString() : null;
  const plan = { wanted, dueAt, endsAt: null, embargo: null, missed: null };
  const done = await house.verbs.editions.planEdition(deps, actor, { ...house.which, channel, version, plan });
  const last = house.said.get(channel)?.version ?? 0;
  if (done.ok && version + 1 > last) house.said.set(channel, { wanted, version: version + 1 });
}

type Wish = { readonly account: 0 | 1; readonly say: Say };

/** Shorter than the time that ends a history. */
const LATER = 30;

const editionsOf = (house: House): EditionDeps => ({
  ...house.worker(),
  ...{ lists: house.lists, review: house.review, reds: async () => [] },
});

/** Whether so many rows are what somebody wants who said this last: none that was never wanted, and one from the moment that it is. */
export const fits = (rows: number, said: { readonly wanted: boolean } | undefined): boolean =>
  said?.wanted === false ? rows <= 1 : rows === 1;

/** What was said before somebody says something more; undefined where nobody does, or not alone. */
export const saidOf = ({ said }: House, next: Happening | undefined): Said | undefined =>
  next?.do === 'replan' ? new Map(said) : undefined;

/** What did not follow from what was just said of a signed story: who wants it has a row, and who does not has none that waits. */
export function unfollowed(
  { said }: House,
  { kept, revisions, deliveries }: Records,
  before: Said | undefined,
): readonly string[] {
  const newest = revisions.at(-1);
  if (!before || kept?.state !== 'signed' || newest?.hash !== kept.hash) return [];
  return [...said].flatMap(([channel, word]) => {
    if (word.version === before.get(channel)?.version) return [];
    const rows = deliveries.filter((row) => row.channel === channel && row.revision === newest.n);
    if (word.wanted && rows.length === 1) return [];
    if (word.wanted) return [`${rows.length} rows for ${channel}, which is wanted`];
    return rows.some(({ state }) => WAITS.includes(state)) ? [`${channel} waits for what nobody wants there`] : [];
  });
}

/** Deliveries that somebody wanted by name, once more or for the first time, in what happened last: ever, and still at its end. */
export function wantedAgain({ ledger, kept }: Records, before: Records): Record<'ever' | 'still', readonly string[]> {
  const isSealed = [kept, before.kept].every((one) => one?.state === 'sealed');
  // While an order stands nobody may want it.
  const steps = isSealed ? [] : ledger.slice(before.ledger.length);
  const isAgain = ({ action }: { readonly action: string }): boolean => WANTED.test(action);
  const last = new Map(steps.map((one) => [one.subject, one]));
  return {
    ever: steps.filter(isAgain).map(({ subject }) => subject),
    still: [...last.values()].filter(isAgain).map(({ subject }) => subject),
  };
}

const WANTED = /^delivery\.(replan|added)/;
const WAITS: readonly string[] = ['planned', 'gated', 'due'];
