import { familyChanged, type ClipPart, type LineageGraph, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { LineageKind } from '../lineage/lineage-store';
import type { LibraryDeps } from './library-deps';
import { viewLineage } from './lineage';

type Deps = Pick<LibraryDeps, 'database' | 'around' | 'family' | 'lineage' | 'ids' | 'ledger' | 'outbox'>;
type Missing = Refusal<'HEARTH.NOT_FOUND', undefined>;
type Unsayable = Refusal<'LIBRARY.OWN_ANCESTOR' | 'LIBRARY.LINKED_ALREADY', undefined>;
type Said = {
  readonly documentId: string;
  readonly from: string;
  readonly kind: LineageKind;
  readonly part?: ClipPart | undefined;
};
type Which = { readonly documentId: string; readonly id: string };

/** Says by name that a manuscript was made from another, and of a clip which part it is. */
export async function linkLineage(
  deps: Deps,
  actor: StaffActor,
  said: Said,
): Promise<Result<LineageGraph, Missing | Unsayable | Refusal<'LIBRARY.NOT_A_PART', undefined>>> {
  const { documentId, from, kind, part } = said;
  if (part && (kind !== 'clip' || part.toMs <= part.fromMs)) return err('LIBRARY.NOT_A_PART');
  const ends = await deps.around.nodesOf(deps.database.read, [documentId, from], actor.stations);
  const younger = ends.find((one) => one.documentId === documentId);
  if (!younger || (from !== documentId && ends.length < 2)) return err('HEARTH.NOT_FOUND');
  const kept = await deps.database.transaction((tx) =>
    keep(deps, tx, { actor, said, station: younger.station, action: 'library.linked' }),
  );
  return kept.ok ? viewLineage(deps, actor, documentId) : kept;
}

type Keeping = {
  readonly actor: StaffActor;
  readonly said: Said;
  readonly station: string;
  readonly action: 'library.linked' | 'library.relinked';
};

async function keep(deps: Deps, tx: Tx, { actor, said, station, action }: Keeping): Promise<Result<null, Unsayable>> {
  const { documentId, from, kind, part } = said;
  await deps.lineage.oneByOne(tx);
  if ((await deps.lineage.descendantsOf(tx, [documentId])).includes(from)) return err('LIBRARY.OWN_ANCESTOR');
  const isNew = await deps.lineage.link(tx, { id: deps.ids.next(), station, ...said, byPerson: actor.id });
  if (!isNew) return err('LIBRARY.LINKED_ALREADY');
  deps.ledger.append(tx, { actor, action, subject: documentId, facts: { from, kind, ...part } });
  await deps.outbox.append(tx, familyChanged({ station, documentId }));
  return ok(null);
}

/** Ends a link that was wrong. What was believed stays on record with who believed it, who ended it and why. */
export async function unlinkLineage(
  deps: Deps,
  actor: StaffActor,
  { documentId, id, why }: Which & { readonly why: string },
): Promise<Result<LineageGraph, Missing | Refusal<'LIBRARY.LINK_ENDED', undefined>>> {
  const link = await linkIn(deps, actor, { documentId, id });
  if (!link) return err('HEARTH.NOT_FOUND');
  const { documentId: younger, from, kind, station } = link;
  const ended = await deps.database.transaction(async (tx) => {
    if (!(await deps.lineage.end(tx, { id, byPerson: actor.id, why }))) return false;
    deps.ledger.append(tx, { actor, action: 'library.unlinked', subject: younger, facts: { from, kind, why } });
    await deps.outbox.append(tx, familyChanged({ station, documentId: younger }));
    return true;
  });
  return ended ? viewLineage(deps, actor, documentId) : err('LIBRARY.LINK_ENDED');
}

/** Says again what an ended link said: a new link, so that what happened between stays told. */
export async function relinkLineage(
  deps: Deps,
  actor: StaffActor,
  which: Which,
): Promise<Result<LineageGraph, Missing | Unsayable>> {
  const link = await linkIn(deps, actor, which);
  if (!link) return err('HEARTH.NOT_FOUND');
  const { station, id: _, byPerson: _by, ...said } = link;
  const kept = await deps.database.transaction((tx) =>
    keep(deps, tx, { actor, said, station, action: 'library.relinked' }),
  );
  return kept.ok ? viewLineage(deps, actor, which.documentId) : kept;
}

/** A link of this manuscript, when both its ends are at stations that one sees. */
async function linkIn({ database: { read }, around, lineage }: Deps, actor: StaffActor, { documentId, id }: Which) {
  const link = await lineage.byId(read, id);
  if (!link || ![link.documentId, link.from].includes(documentId)) return undefined;
  const ends = await around.nodesOf(read, [link.documentId, link.from], actor.stations);
  return ends.length === 2 ? link : undefined;
}
