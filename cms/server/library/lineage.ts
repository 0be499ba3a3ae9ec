import type { LineageGraph, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LineageKind } from '../lineage/lineage-store';
import type { LibraryDeps } from './library-deps';

type Missing = Refusal<'HEARTH.NOT_FOUND', undefined>;

/** The family of a manuscript; members at stations that one does not see are left out with their links. */
export async function viewLineage(
  { database: { read }, around }: Pick<LibraryDeps, 'database' | 'around'>,
  actor: StaffActor,
  documentId: string,
): Promise<Result<LineageGraph, Missing>> {
  const links = await around.familyOf(read, documentId);
  const ids = [...new Set([documentId, ...links.flatMap(({ from, to }) => [from, to])])];
  const nodes = await around.nodesOf(read, ids, actor.stations);
  const seen = new Set(nodes.map((node) => node.documentId));
  if (!seen.has(documentId)) return err('HEARTH.NOT_FOUND');
  return ok({
    nodes: [...nodes],
    links: links.filter(({ from, to }) => seen.has(from) && seen.has(to)),
    translations: [...(await around.translationsOf(read, [...seen], actor.stations))],
  });
}

/** Says by name that a manuscript was made from another. */
export async function linkLineage(
  deps: Pick<LibraryDeps, 'database' | 'around' | 'lineage' | 'ids' | 'ledger'>,
  actor: StaffActor,
  { documentId, from, kind }: { readonly documentId: string; readonly from: string; readonly kind: LineageKind },
): Promise<Result<LineageGraph, Missing | Refusal<'LIBRARY.OWN_ANCESTOR', undefined>>> {
  const { read } = deps.database;
  const ends = await deps.around.nodesOf(read, [documentId, from], actor.stations);
  const younger = ends.find((one) => one.documentId === documentId);
  if (!younger || (from !== documentId && ends.length < 2)) return err('HEARTH.NOT_FOUND');
  if ((await deps.lineage.descendantsOf(read, [documentId])).includes(from)) return err('LIBRARY.OWN_ANCESTOR');
  await deps.database.transaction(async (tx) => {
    const link = { id: deps.ids.next(), station: younger.station, documentId, kind, from, byPerson: actor.id };
    await deps.lineage.link(tx, link);
    deps.ledger.append(tx, { actor, action: 'library.linked', subject: documentId, facts: { from, kind } });
  });
  return viewLineage(deps, actor, documentId);
}
