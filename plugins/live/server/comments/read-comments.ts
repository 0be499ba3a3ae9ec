import { theHouse } from '@hearth/cms/contract';
import type { CommentProblem, CommentSourceEvent, CommentsRead, ForeignComment } from '../../contract';
import { placeOf } from '../games/sealed-places';
import { weigh } from '../messages/weigh.rules';
import { calledName } from '../messages/words.rules';
import type { CommentDeps } from './comment-deps';
import type { NewComment } from './comment-store';
import { endOf, waitAfter, waitAfterFailure } from './pace.rules';
import { SEALED_COMMENT_KEYS } from './sealed-keys';
import type { ClaimedSource, Reading } from './source-store';
import { sourceMachine } from './source.machine';

const AT_ONCE = 20;

/**
 * Reads what was written on platforms since the last time, of lives that are on the air. No platform is asked while anything is locked. A node that
 * dies before it could note how far it read reads that again, and each comment stands once. One that fails keeps no other waiting.
 */
export async function readComments(deps: CommentDeps): Promise<number> {
  const due = await deps.sources.due(deps.database.read, AT_ONCE);
  const came = await Promise.all(
    due.map(async (outlet) => {
      try {
        return await readOne(deps, outlet);
      } catch (error) {
        deps.log.error('comments of a platform could not be read', { outlet, error });
        return 0;
      }
    }),
  );
  return came.reduce((sum, one) => sum + one, 0);
}

async function readOne(deps: CommentDeps, outlet: string): Promise<number> {
  const source = await deps.sources.claim(deps.database.read, outlet);
  if (!source) return 0;
  const { platform, place, chat, page } = source;
  const key = deps.vault.open(placeOf(SEALED_COMMENT_KEYS, outlet), source.secret);
  const read = await deps.platforms[platform].read({ place, chat, page, key });
  if (read.ok) return take(deps, source, read.value);
  await failed(deps, source, read.error);
  return 0;
}

/** They wait in the room until somebody lets them through, each once. */
async function take(deps: CommentDeps, source: ClaimedSource, read: CommentsRead): Promise<number> {
  const waiting = await Promise.all(read.comments.map((comment) => weighed(deps, source, comment)));
  const came = await deps.database.transaction(async (tx) => {
    const fresh = await deps.comments.insert(tx, waiting);
    const quiet = fresh === 0 ? source.quiet + 1 : 0;
    const wait = waitAfter({ wait: read.wait, quiet });
    const reading = { problem: null, chat: read.chat, page: read.page, quiet, tries: 0, wait };
    await deps.sources.note(tx, source, { ...reading, state: stateAfter(source, read.isOver ? 'end' : undefined) });
    return fresh;
  });
  if (came > 0) deps.news.note(source.room, 'waiting');
  return came;
}

/** Held back by where it comes from, and by whatever else the machine finds in it. */
async function weighed(
  { ids, checks }: CommentDeps,
  { room, station, platform }: ClaimedSource,
  { id: foreignId, author, text }: ForeignComment,
): Promise<NewComment> {
  const { heldBy, isReview } = weigh(text, await checks.check(station, text), 'post');
  const id = ids.next();
  const words = { author: calledName(author, id), text, heldBy: ['platform', ...heldBy], isReview };
  return { id, room, station, platform, foreignId, ...words };
}

async function failed(
  { database, sources, ledger }: CommentDeps,
  source: ClaimedSource,
  problem: CommentProblem,
): Promise<void> {
  const tries = source.tries + 1;
  const event = endOf(problem);
  const { outlet, station, session } = source;
  // A chat that ended may have another number when it begins anew, and a page that is not known is not asked for again.
  const { chat, page } = problem === 'page' ? { ...source, page: null } : source;
  const reading: Reading = {
    ...{ problem, chat, page, quiet: source.quiet, tries, wait: waitAfterFailure(problem, tries) },
    state: stateAfter(source, event),
  };
  await database.transaction(async (tx) => {
    if (!(await sources.note(tx, source, reading)) || event === undefined) return;
    const actor = theHouse('live.comments', station);
    const facts = { outlet, problem };
    ledger.append(tx, { actor, action: `live-session.comments-${reading.state}`, subject: session, facts });
  });
}

function stateAfter({ state }: ClaimedSource, event: CommentSourceEvent | undefined): Reading['state'] {
  const next = event === undefined ? undefined : sourceMachine.next(state, event);
  return next?.ok ? next.value.state : state;
}
