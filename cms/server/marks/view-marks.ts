import type { Mark, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Case } from '../review/case-store';
import type { Which } from '../revisions/revision-store';
import { mayWrite } from '../writing/may-write.rules';
import { markMachine } from './mark.machine';
import type { KeptMark, Reply } from './mark-store';
import type { MarkRefusal, MarksDeps, Standpoint } from './marks-deps';

/** All that is said about a manuscript. */
export type MarksView = {
  readonly revision: number;
  readonly marks: Mark[];
  readonly open: number;
  readonly people: { id: string; name: string }[];
};

type Read = Tx | MarksDeps['database']['read'];

/** All remarks on a manuscript, where they stand in its words of now. */
export async function viewMarks(
  deps: MarksDeps,
  actor: StaffActor,
  which: Which,
): Promise<Result<MarksView, MarkRefusal>> {
  const { read } = deps.database;
  const kept = await deps.cases.now(read, which);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  const [marks, open, above, from] = await Promise.all([
    deps.marks.on(read, which),
    deps.marks.open(read, which),
    deps.stations.tree(),
    standpoint(deps, read, { actor, kept }),
  ]);
  const replies = await deps.marks.replies(
    read,
    marks.map(({ id }) => id),
  );
  // Whoever works at the manuscript's station, or above it.
  const near = above.all.flatMap(({ slug }) => (above.sees(slug, kept.station) ? [slug] : []));
  return ok({
    revision: kept.revision,
    marks: marks.map((one) => shown(one, replies, from)),
    open,
    people: (await deps.peopleAt(near)).filter(({ id }) => id !== actor.id).map(({ id, name }) => ({ id, name })),
  });
}

/** One remark as an answer to somebody. */
export async function viewMark(
  deps: MarksDeps,
  read: Read,
  { actor, kept, mark }: { readonly actor: StaffActor; readonly kept: Case; readonly mark: KeptMark },
): Promise<Mark> {
  return shown(mark, await deps.marks.replies(read, [mark.id]), await standpoint(deps, read, { actor, kept }));
}

/** What somebody may say about the remarks on a manuscript. */
export async function standpoint(
  deps: Pick<MarksDeps, 'cases' | 'reviews'>,
  read: Read,
  { actor, kept }: { readonly actor: StaffActor; readonly kept: Case },
): Promise<Standpoint> {
  const isAuthor = kept.author === actor.id || (await deps.cases.authors(read, kept.id)).has(actor.id);
  const reviews = await deps.reviews(actor);
  return ({ person }) => {
    // Who wrote the words does not excuse what others said about them, whatever their rank.
    const judges = person === actor.id || (reviews && !isAuthor);
    return { judges, mends: judges || mayWrite(actor.roles, isAuthor) };
  };
}

function shown(one: KeptMark, replies: readonly Reply[], from: Standpoint): Mark {
  const { id, severity, reason, text, anchor, orphaned, madeOn, state, person, name, sentBack, version } = one;
  return {
    ...{ id, severity, reason, text, anchor, orphaned, madeOn, state, person, name, sentBack, version },
    at: one.at.toISOString(),
    closed:
      one.closedName === null || one.closedAt === null
        ? null
        : { name: one.closedName, why: one.closedWhy, at: one.closedAt.toISOString() },
    replies: replies
      .filter((reply) => reply.mark === id)
      .map((reply) => ({
        id: reply.id,
        person: reply.person,
        name: reply.name,
        text: reply.text,
        at: reply.at.toISOString(),
      })),
    allowed: [...markMachine.allowed(state, from(one))],
  };
}
