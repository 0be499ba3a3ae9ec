import type { ContentLocale, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LineageKind } from '../lineage/lineage-store';
import type { LibraryDeps } from './library-deps';

type Refused = Refusal<'HEARTH.NOT_FOUND' | 'LIBRARY.SEALED', undefined>;
type Wanted = { readonly documentId: string; readonly locale: ContentLocale; readonly kind: LineageKind };

/** Makes a new manuscript with the words of an old one (据此新建). It remembers where they came from; nobody has signed it. */
export async function reuse(
  deps: Pick<LibraryDeps, 'database' | 'entries' | 'copy' | 'lineage' | 'ledger'>,
  actor: StaffActor,
  { documentId: from, locale, kind }: Wanted,
): Promise<Result<{ documentId: string }, Refused>> {
  const old = await deps.entries.entryOf(deps.database.read, { documentId: from, locale });
  if (!old || !actor.stations.includes(old.station)) return err('HEARTH.NOT_FOUND');
  if (old.state === 'sealed') return err('LIBRARY.SEALED');
  return deps.database.transaction(async (tx) => {
    const documentId = await deps.copy({ documentId: from, locale });
    if (documentId === undefined) return err('HEARTH.NOT_FOUND');
    await deps.lineage.call(tx, { documentId, from, kind });
    deps.ledger.append(tx, { actor, action: 'library.reused', subject: documentId, facts: { from, locale, kind } });
    return ok({ documentId });
  });
}
