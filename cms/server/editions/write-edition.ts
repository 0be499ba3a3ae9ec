import type { ContentLocale, EditionContent, EditionLine, EditionPlan, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { DeskChange } from './edition-desk-store';
import type { EditionDeps, EditionRefusal } from './edition-deps';
import { foreignIn } from './hand-edition.rules';
import { makeEdition } from './make-edition';
import { putInPlace } from './put-in-place';
import { replan } from './replan';
import { storyAtDesk, viewEdition, type StoryAtDesk } from './view-editions';

/** Which edition somebody changes, and the version of it that they saw. */
export type SeenEdition = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly channel: string;
  readonly version: number;
};

type Changed = Promise<Result<EditionLine, EditionRefusal>>;

/** Edits the words of one account by hand (改渠道稿): they go out when they were signed by themselves. */
export function writeEdition(
  deps: EditionDeps,
  actor: StaffActor,
  input: SeenEdition & { readonly masterHash: string; readonly content: EditionContent },
): Changed {
  const { content, masterHash } = input;
  return onEdition(deps, { actor, seen: input, action: 'edition.edited' }, (story) => {
    // Whoever wrote beside older words of the story has not seen the newer ones.
    if (story.revision.hash !== masterHash) return err('HEARTH.CHANGED_MEANWHILE');
    const channel = story.channels.find(({ id }) => id === input.channel);
    if (!channel) return err('EDITION.NOT_ITS_CHANNEL');
    // Readers are shown what was released of the story: words that nobody will ever read are not signed for.
    if (channel.lane === 'app' || channel.lane === 'feed') return err('EDITION.OWN_SURFACE');
    const { derived } = makeEdition(deps, { ...story, channel, entry: undefined });
    const path = foreignIn(content, derived, story.master);
    if (path !== undefined) return err('EDITION.NOT_OF_THIS_STORY', { path });
    return ok({ words: { content, masterHash, author: actor.id, authorName: actor.name } });
  });
}

/** Gives up words that were edited by hand (恢复派生稿). */
export function revertEdition(deps: EditionDeps, actor: StaffActor, input: SeenEdition): Changed {
  return onEdition(deps, { actor, seen: input, action: 'edition.reverted' }, () => ok({ words: null }));
}

/** Says whether and when a story goes out on one account (单条排期); once it is signed, its delivery follows at once. */
export function planEdition(
  deps: EditionDeps,
  actor: StaffActor,
  input: SeenEdition & { readonly plan: EditionPlan | null },
): Changed {
  return onEdition(deps, { actor, seen: input, action: 'edition.planned' }, () => ok({ plan: input.plan }));
}

type On = { readonly actor: StaffActor; readonly seen: SeenEdition; readonly action: string };
type Decide = (story: StoryAtDesk) => Result<DeskChange, EditionRefusal>;

async function onEdition(deps: EditionDeps, on: On, decide: Decide): Changed {
  const done = await changed(deps, on, decide);
  return done.ok ? viewEdition(deps, on.actor, on.seen) : done;
}

async function changed(
  deps: EditionDeps,
  { actor, seen, action }: On,
  decide: Decide,
): Promise<Result<true, EditionRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<true, EditionRefusal>> => {
    // The order that a save takes, so that no edit of the story slips in between.
    await deps.revisions.takeTurn(tx, seen.documentId);
    const story = await storyAtDesk(deps, tx, seen);
    if (!story || !actor.stations.includes(story.kept.station)) return err('HEARTH.NOT_FOUND');
    if (!story.channels.some(({ id }) => id === seen.channel)) return err('EDITION.NOT_ITS_CHANNEL');
    const decided = decide(story);
    if (!decided.ok) return decided;
    const { documentId, locale, channel, version } = seen;
    const place = { documentId, locale, channel, version, station: story.kept.station };
    if (!(await deps.desk.set(tx, place, decided.value))) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { locale, channel, revision: story.revision.n, plan: decided.value.plan ?? null };
    deps.ledger.append(tx, { actor, action, subject: documentId, version: story.revision.hash, facts });
    if (decided.value.words) await report(deps, tx, { story, seen });
    return decided.value.words === undefined
      ? replan(deps, tx, { story, channel, actor })
      : replaceIn(deps, tx, { story, seen, actor });
  });
}

/** Machine checks read new words at once, so that whoever signs them finds the report. */
async function report(deps: EditionDeps, tx: Tx, { story, seen }: Pick<Replaced, 'story' | 'seen'>): Promise<void> {
  const channel = story.channels.find(({ id }) => id === seen.channel);
  const entry = (await deps.desk.of(tx, seen)).find((one) => one.channel === seen.channel);
  if (channel && entry) await deps.reds(tx, story.revision, makeEdition(deps, { ...story, channel, entry }).edition);
}

type Replaced = { readonly story: StoryAtDesk; readonly seen: SeenEdition; readonly actor: StaffActor };

/** What is planned already of these words of the story goes out in the new ones. */
async function replaceIn(
  deps: EditionDeps,
  tx: Tx,
  { story, seen, actor }: Replaced,
): Promise<Result<true, EditionRefusal>> {
  const channel = story.channels.find(({ id }) => id === seen.channel);
  const planned = story.deliveries.find((one) => one.channel === seen.channel);
  if (!channel || planned?.revision !== story.revision.n) return ok(true);
  const entry = (await deps.desk.of(tx, seen)).find((one) => one.channel === seen.channel);
  const { edition } = makeEdition(deps, { ...story, channel, entry });
  const [kept = edition] = await deps.editions.keep(tx, [edition]);
  return putInPlace(deps, tx, { id: planned.id, edition: kept, actor });
}
