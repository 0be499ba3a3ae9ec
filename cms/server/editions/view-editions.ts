import {
  DELIVERIES_MANAGE,
  EDITIONS_WRITE,
  type Channel,
  type ColumnTarget,
  type EditionLine,
  type EditionMatrix,
  type MediaFact,
  type StaffActor,
} from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { presentDelivery } from '../deliveries/view-deliveries';
import type { DeliveryLine } from '../deliveries/delivery-list-store';
import type { Case } from '../review/case-store';
import { maySignFor, missingSteps, proofsBefore, type Step } from '../review/coverage.rules';
import { POWERS, usingEach, type Reading, type Using } from '../review/review-deps';
import type { KeptSignature } from '../review/signature-store';
import type { Revision, Which } from '../revisions/revision-store';
import type { DeskEntry } from './edition-desk-store';
import type { EditionDeps, EditionRefusal } from './edition-deps';
import type { Edition } from './edition-store';
import { makeEdition } from './make-edition';
import { filesOf, picturesOf, type Master } from './master.rules';
import { readMaster } from './read-master';
import { isSigned, planningOf } from './replan.rules';

/** A story as its editions see it: its newest words, where they go, and what was said and signed of each. */
export type StoryAtDesk = {
  readonly kept: Case;
  readonly revision: Revision;
  readonly master: Master;
  readonly targets: readonly ColumnTarget[];
  readonly channels: readonly Channel[];
  readonly entries: readonly DeskEntry[];
  readonly signatures: readonly KeptSignature[];
  readonly authors: ReadonlySet<string>;
  readonly deliveries: readonly DeliveryLine[];
  readonly facts: readonly MediaFact[] | undefined;
  readonly now: Date;
};

/** A story and its edition for each account. */
export async function viewEditions(
  deps: EditionDeps,
  actor: StaffActor,
  which: Which,
): Promise<Result<EditionMatrix, EditionRefusal>> {
  const { read } = deps.database;
  const story = await storyAtDesk(deps, read, which);
  if (!story || !actor.stations.includes(story.kept.station)) return err('HEARTH.NOT_FOUND');
  const { kept, revision, master, signatures } = story;
  const powers = await deps.review.roster.powersOf(actor.id);
  const held = await stepsHeld(deps, actor);
  return ok({
    ...which,
    station: kept.station,
    column: kept.columnId,
    title: master.title,
    revision: revision.n,
    hash: revision.hash,
    state: kept.state,
    covered: missingSteps(kept.rules, signatures, revision.hash).length === 0,
    media: { pictures: [...picturesOf(master)], film: master.film, facts: [...(story.facts ?? [])] },
    editions: story.channels.map((channel) => lineOf(deps, story, { channel, actor, held })),
    mayWrite: powers.includes(EDITIONS_WRITE),
    mayManage: powers.includes(DELIVERIES_MANAGE),
  });
}

/** One account's edition, as it is after somebody changed it. */
export async function viewEdition(
  deps: EditionDeps,
  actor: StaffActor,
  { channel: id, ...which }: Which & { readonly channel: string },
): Promise<Result<EditionLine, EditionRefusal>> {
  const story = await storyAtDesk(deps, deps.database.read, which);
  const channel = story?.channels.find((one) => one.id === id);
  if (!story || !channel) return err('HEARTH.NOT_FOUND');
  return ok(lineOf(deps, story, { channel, actor, held: await stepsHeld(deps, actor) }));
}

/** Reads all that there is of a story's editions; undefined where there is no such story. */
export async function storyAtDesk(deps: EditionDeps, read: Reading, which: Which): Promise<StoryAtDesk | undefined> {
  const kept = await deps.cases.now(read, which);
  const revision = kept && (await deps.revisions.last(read, which));
  if (!revision) return undefined;
  const { station, columnId: column } = kept;
  const [{ targets }, entries, channels] = await Promise.all([
    deps.targets.of(read, { station, column }),
    deps.desk.of(read, which),
    deps.channels.list(read, { stations: [station], closed: false }),
  ]);
  const master = readMaster({ documentId: which.documentId, locale: which.locale }, revision.content);
  return {
    ...{ kept, revision, targets, entries, master },
    facts: await deps.mediaFacts?.(read, filesOf(master)),
    channels: channels.filter(({ locale }) => locale === which.locale),
    signatures: await deps.signatures.of(read, kept.id),
    authors: await deps.cases.authors(read, kept.id),
    deliveries: await deps.lists.ofStory(read, which.documentId, which.locale),
    now: await deps.time.now(),
  };
}

/** The steps of review that somebody has the power for. */
async function stepsHeld({ review }: EditionDeps, actor: StaffActor): Promise<For['held']> {
  const powers = [POWERS.proof, ...([1, 2, 3] as const).map(POWERS.level)];
  const byPower = await usingEach(review, actor, powers);
  return ({ kind, level }) => byPower.get(kind === 'proof' ? POWERS.proof : POWERS.level(level));
}

type For = {
  readonly channel: Channel;
  readonly actor: StaffActor;
  /** With what power somebody may do a step; undefined where they have none. */
  readonly held: (step: Step) => Using | undefined;
};

function lineOf(deps: EditionDeps, story: StoryAtDesk, wanted: For): EditionLine {
  const { channel } = wanted;
  const entry = story.entries.find((one) => one.channel === channel.id);
  const { edition, derived, pack } = makeEdition(deps, { ...story, channel, entry });
  const delivery = story.deliveries.find((one) => one.channel === channel.id);
  const { id, name, account, platform, lane, active } = channel;
  return {
    ...{ channel: { id, name, account, platform, lane, active }, pack, derived },
    ...{ content: edition.content, handEdited: edition.handEdited, hash: edition.hash },
    target: story.targets.find((one) => one.channel === id) ?? null,
    delivery: delivery ? presentDelivery(delivery) : null,
    planning: planningOf({ isSigned: isSigned(story), revision: story.revision.n, row: delivery }),
    problems: [...edition.problems],
    ...saidOf(entry, story),
    ...(edition.handEdited ? signingOf(story, wanted, edition) : UNSIGNED),
  };
}

/** What somebody said of it at the desk. */
function saidOf(
  entry: DeskEntry | undefined,
  { revision }: StoryAtDesk,
): Pick<EditionLine, 'plan' | 'isStale' | 'editedBy' | 'version'> {
  const words = entry?.words ?? null;
  return {
    plan: entry?.plan ?? null,
    isStale: words !== null && words.masterHash !== revision.hash,
    editedBy: words?.authorName ?? null,
    version: entry?.version ?? 0,
  };
}

type SignedLine = Pick<EditionLine, 'signed' | 'missing' | 'maySign'>;

/** Derived words stand under the signatures of their story. */
const UNSIGNED: SignedLine = { signed: [], missing: [], maySign: [] };

function signingOf(story: StoryAtDesk, { channel, actor, held }: For, { hash }: Edition): SignedLine {
  const { kept, signatures, authors, entries } = story;
  const missing = missingSteps(kept.rules, signatures, hash);
  const author = entries.find((one) => one.channel === channel.id)?.words?.author;
  const writers = new Set([...authors, ...(author ? [author] : [])]);
  const duties = { authors: writers, signatures, hash, smallStation: kept.rules.smallStation };
  const isFree = (step: Step): boolean =>
    step.kind === 'proof' || proofsBefore(kept.rules, missing, step.level).length === 0;
  return {
    signed: signedOf(signatures, hash),
    missing: [...missing],
    maySign: missing.filter((step) => {
      const by = held(step);
      return by && isFree(step) && maySignFor({ person: actor.id, onBehalfOf: by.lender?.id }, step, duties);
    }),
  };
}

function signedOf(signatures: readonly KeptSignature[], hash: string): EditionLine['signed'] {
  return signatures.flatMap(({ kind, level, name, at, covers }) =>
    covers.has(hash) && (kind === 'review' || kind === 'proof') && (level === 1 || level === 2 || level === 3)
      ? [{ kind, level, name, at: at.toISOString() }]
      : [],
  );
}
