import type { LineageGraph, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LibraryDeps } from './library-deps';

/** What a family is read with. */
export type FamilyDeps = Pick<LibraryDeps, 'database' | 'around' | 'family'>;

/** The family of a manuscript; members at stations that one does not see are left out with their links. */
export async function viewLineage(
  { database: { read }, around, family }: FamilyDeps,
  actor: StaffActor,
  documentId: string,
): Promise<Result<LineageGraph, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const [links, ended] = await Promise.all([family.linksOf(read, documentId), family.endedOf(read, documentId)]);
  const ids = [...new Set([documentId, ...[...links, ...ended].flatMap(({ from, to }) => [from, to])])];
  const nodes = await around.nodesOf(read, ids, actor.stations);
  const seen = new Set(nodes.map((node) => node.documentId));
  if (!seen.has(documentId)) return err('HEARTH.NOT_FOUND');
  const inSight = ({ from, to }: { from: string; to: string }): boolean => seen.has(from) && seen.has(to);
  const shown = links.filter(inSight);
  // What was taken back is no family: its other end is named, and its languages are nobody's business here.
  const members = [...new Set([documentId, ...shown.flatMap(({ from, to }) => [from, to])])];
  return ok({
    nodes: [...nodes],
    links: shown,
    ended: ended.filter(inSight),
    translations: [...(await around.translationsOf(read, members, actor.stations))],
  });
}
