import { sourceMoved, type IngestSource, type SourceEvent, type StaffActor } from '../../contract';
import { err, ok, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { columnFits } from '../topics/write-topic';
import type { IngestDeps } from './ingest-deps';
import { readSource } from './read-source';
import { sourceMachine } from './source.machine';
import { sourcePlace } from './source-place.rules';
import { type KeptSource, type ReadableSource, type SourceChange } from './source-store';

/** Why work on a source is refused. */
export type SourceRefusal =
  | MachineRefusal
  | Refusal<
      | 'HEARTH.NOT_FOUND'
      | 'HEARTH.NOT_ALLOWED'
      | 'HEARTH.CHANGED_MEANWHILE'
      | 'INGEST.SOURCE_THERE'
      | 'INGEST.MAPPING_MISSING'
      | 'INGEST.PAUSED'
      | 'TOPICS.UNKNOWN_COLUMN',
      undefined
    >;

const NO_SECRETS = { sealed: null, etag: null, lastModified: null };

/** A source with what may happen to it. */
export function presentSource(kept: KeptSource | ReadableSource): IngestSource {
  const { sealed: _sealed, etag: _etag, lastModified: _modified, ...seen } = { ...NO_SECRETS, ...kept };
  return { ...seen, allowedEvents: [...sourceMachine.allowed(kept.state)] };
}

type Words = Omit<SourceChange, 'sealed'>;

/** Adds a source; it is read within a minute. */
export async function addSource(
  deps: IngestDeps,
  actor: StaffActor,
  { station, credential, ...words }: Words & { readonly station: string; readonly credential: string | null },
): Promise<Result<IngestSource, SourceRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const wrong = await wrongWords(deps, station, words);
  if (wrong) return wrong;
  const id = deps.ids.next();
  const sealed = credential === null ? null : deps.vault.seal(sourcePlace(id), credential);
  const added = await deps.database.transaction(async (tx) => {
    if (!(await deps.sources.insert(tx, { id, station, owner: actor.id, ...words, sealed }))) return false;
    deps.ledger.append(tx, { actor, action: 'ingest.source-added', subject: id, facts: { url: words.url } });
    await tell(deps, tx, { id, station, to: 'fresh' });
    return true;
  });
  return added ? shown(deps, actor, id) : err('INGEST.SOURCE_THERE');
}

type Change = Words & {
  readonly id: string;
  readonly version: number;
  readonly credential?: string | null | undefined;
};

/** Changes a source; a credential that is left out stays. */
export async function changeSource(
  deps: IngestDeps,
  actor: StaffActor,
  { id, version, credential, ...words }: Change,
): Promise<Result<IngestSource, SourceRefusal>> {
  const found = await current(deps, actor, { id, version });
  if (!found.ok) return found;
  const wrong = await wrongWords(deps, found.value.station, words);
  if (wrong) return wrong;
  // A secret was given for the host that it was typed for: a new address asks for it anew.
  const moved = new URL(words.url).origin !== new URL(found.value.url).origin;
  const kept = credential === undefined && moved ? null : credential;
  const seal = (text: string): string => deps.vault.seal(sourcePlace(id), text);
  const sealed = kept === undefined ? {} : { sealed: kept === null ? null : seal(kept) };
  try {
    const changed = await deps.database.transaction(async (tx) => {
      if (!(await deps.sources.change(tx, { id, version }, { ...words, ...sealed }))) return false;
      const facts = { url: words.url, credential: kept === undefined ? 'kept' : kept === null ? 'none' : 'new' };
      deps.ledger.append(tx, { actor, action: 'ingest.source-changed', subject: id, facts });
      return true;
    });
    return changed ? await shown(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
  } catch (error) {
    if (deps.sources.isThere(error)) return err('INGEST.SOURCE_THERE');
    throw error;
  }
}

type Turn = { readonly id: string; readonly version: number; readonly event: SourceEvent };

/** Pauses a source, or resumes it. */
export async function turnSource(
  deps: IngestDeps,
  actor: StaffActor,
  { id, version, event }: Turn,
): Promise<Result<IngestSource, SourceRefusal>> {
  const found = await current(deps, actor, { id, version });
  if (!found.ok) return found;
  const next = sourceMachine.next(found.value.state, event);
  if (!next.ok) return next;
  const to = next.value.state;
  const done = await deps.database.transaction(async (tx) => {
    if (!(await deps.sources.move(tx, { id, version }, to))) return false;
    deps.ledger.append(tx, { actor, action: `ingest.source-${event}`, subject: id, facts: { to } });
    await tell(deps, tx, { id, station: found.value.station, to });
    return true;
  });
  return done ? shown(deps, actor, id) : err('HEARTH.CHANGED_MEANWHILE');
}

/** Reads a source at once and shows how it went. */
export async function readNow(
  deps: IngestDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<IngestSource, SourceRefusal>> {
  const source = await deps.sources.byId(deps.database.read, actor.stations, id);
  if (!source) return err('HEARTH.NOT_FOUND');
  if (source.state === 'paused') return err('INGEST.PAUSED');
  await readSource(deps, source);
  return shown(deps, actor, id);
}

async function wrongWords(
  deps: IngestDeps,
  station: string,
  { kind, mapping, column }: Words,
): Promise<{ readonly ok: false; readonly error: SourceRefusal } | undefined> {
  if (kind === 'json' && mapping === null) return err('INGEST.MAPPING_MISSING');
  return (await columnFits(deps, station, column)) ? undefined : err('TOPICS.UNKNOWN_COLUMN');
}

async function current(
  deps: IngestDeps,
  actor: StaffActor,
  { id, version }: Pick<KeptSource, 'id' | 'version'>,
): Promise<Result<ReadableSource, SourceRefusal>> {
  const source = await deps.sources.byId(deps.database.read, actor.stations, id);
  if (!source) return err('HEARTH.NOT_FOUND');
  return source.version === version ? ok(source) : err('HEARTH.CHANGED_MEANWHILE');
}

async function shown(deps: IngestDeps, actor: StaffActor, id: string): Promise<Result<IngestSource, SourceRefusal>> {
  const source = await deps.sources.byId(deps.database.read, actor.stations, id);
  return source ? ok(presentSource(source)) : err('HEARTH.NOT_FOUND');
}

type Told = Pick<KeptSource, 'id' | 'station'> & { readonly to: KeptSource['state'] };

async function tell(deps: IngestDeps, tx: Tx, { id, station, to }: Told): Promise<void> {
  await deps.outbox.append(tx, sourceMoved({ station, sourceId: id, to, at: deps.clock.now().toISOString() }));
}
