import {
  topicStates,
  type SimilarTopic,
  type StaffActor,
  type Topic,
  type TopicComment,
  type TopicFilters,
  type TopicSignature,
  type TopicState,
  type TopicStep,
} from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { presentTopic, presentTopics } from './present-topic';
import { termsOf } from './similar.rules';
import { topicCursor, topicMark } from './topic-cursor.rules';
import type { TopicDeps } from './topic-deps';
import type { ListedTopic, TopicsWanted } from './topic-list-store';

type NotAllowed = Refusal<'HEARTH.NOT_ALLOWED', undefined>;

/** More than this in a week is no calendar any more. */
const MOST_PLANNED = 500;

async function wantedBy(
  { stations }: Pick<TopicDeps, 'stations'>,
  actor: StaffActor,
  { station, within, ...filters }: TopicFilters,
): Promise<Result<TopicsWanted, NotAllowed>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const { sees } = await stations.tree();
  const here = station === undefined ? actor.stations : [station];
  return ok({ ...filters, stations: here.filter((one) => within === undefined || sees(within, one)) });
}

const cursorAfter = (page: readonly ListedTopic[], isLast: boolean): string | null => {
  const last = page.at(-1);
  return last && !isLast ? topicCursor(last.mark) : null;
};

type BoardColumn = { state: TopicState; count: number; topics: Topic[]; cursor: string | null };

/** The board: the first topics of each state. */
export async function viewBoard(
  deps: TopicDeps,
  actor: StaffActor,
  { limit, ...filters }: TopicFilters & { readonly limit: number },
): Promise<Result<{ at: string; columns: BoardColumn[] }, NotAllowed>> {
  const wanted = await wantedBy(deps, actor, filters);
  if (!wanted.ok) return wanted;
  const [counts, tops] = await Promise.all([deps.lists.counts(wanted.value), deps.lists.tops(wanted.value, limit)]);
  const seen = await presentTopics(
    deps,
    actor,
    tops.map(({ topic }) => topic),
  );
  const columns = topicStates.map((state) => {
    const count = counts.get(state) ?? 0;
    const listed = tops.filter(({ topic }) => topic.state === state);
    const topics = seen.filter((topic) => topic.state === state);
    return { state, count, topics, cursor: cursorAfter(listed, listed.length >= count) };
  });
  return ok({ at: deps.clock.now().toISOString(), columns });
}

type Listing = TopicFilters & {
  readonly state?: TopicState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A page of topics, the one moved last first. */
export async function listTopics(
  deps: TopicDeps,
  actor: StaffActor,
  { state, cursor, limit, ...filters }: Listing,
): Promise<Result<{ topics: Topic[]; cursor: string | null }, NotAllowed>> {
  const wanted = await wantedBy(deps, actor, filters);
  if (!wanted.ok) return wanted;
  const after = cursor === undefined ? undefined : topicMark(cursor);
  const found = await deps.lists.page(wanted.value, { state, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const topics = await presentTopics(
    deps,
    actor,
    page.map(({ topic }) => topic),
  );
  return ok({ topics, cursor: cursorAfter(page, found.length <= limit) });
}

/** What is planned in a span. */
export async function viewCalendar(
  deps: TopicDeps,
  actor: StaffActor,
  span: TopicFilters & { readonly from: string; readonly to: string },
): Promise<Result<{ topics: Topic[]; more: boolean }, NotAllowed>> {
  const wanted = await wantedBy(deps, actor, span);
  if (!wanted.ok) return wanted;
  const found = await deps.lists.planned(wanted.value, MOST_PLANNED + 1);
  const topics = await presentTopics(deps, actor, found.slice(0, MOST_PLANNED));
  return ok({ topics, more: found.length > MOST_PLANNED });
}

/** Topics that read like a text, for whoever is about to pitch it. */
export async function findSimilar(
  deps: TopicDeps,
  actor: StaffActor,
  { text, station, except }: { text: string; station?: string | undefined; except?: string | undefined },
): Promise<Result<{ topics: SimilarTopic[] }, NotAllowed>> {
  const wanted = await wantedBy(deps, actor, { station });
  if (!wanted.ok) return wanted;
  const found = await deps.lists.similar({ stations: wanted.value.stations, except }, termsOf(text));
  return ok({ topics: [...found] });
}

type Whole = {
  topic: Topic;
  signatures: TopicSignature[];
  comments: TopicComment[];
  history: TopicStep[];
  merged: { id: string; title: string; version: number }[];
  onDuty: string[];
};

/** One topic with everything around it. */
export async function viewTopic(
  deps: TopicDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Whole, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const [kept] = await deps.topics.byIds(actor.stations, [id]);
  if (!kept) return err('HEARTH.NOT_FOUND');
  const { hands, roster } = deps;
  const post = kept.state === 'pitched' ? (kept.chain?.[kept.signed]?.post ?? null) : null;
  const [topic, signatures, comments, history, merged, standing] = await Promise.all([
    presentTopic(deps, actor, id),
    hands.signatures([id]),
    hands.comments(id),
    hands.history(id),
    hands.mergedInto(id),
    post === null ? [] : roster.whoIsOn({ station: kept.station, slug: post }),
  ]);
  const onDuty = standing.map(({ person }) => person);
  return ok({
    topic,
    signatures: [...(signatures.get(id) ?? [])],
    comments: [...comments],
    history: [...history],
    merged: [...merged],
    onDuty,
  });
}
