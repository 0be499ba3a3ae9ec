import { itemsCame, sourceMoved, type FetchProblem, type SourceEvent } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { failureEvent, waitAfter } from './backoff.rules';
import { decode } from './decode.rules';
import type { IngestDeps } from './ingest-deps';
import { tellBroken } from './ingest-notices';
import { keepItems, type Kept } from './keep-items';
import { readDocument, type NotRead, type ReadItem } from './read-document';
import { sourceMachine } from './source.machine';
import { sourcePlace } from './source-place.rules';
import type { ReadableSource, SourceReading } from './source-store';

/** Bytes that a document may have when it is unpacked, and the milliseconds that one may take. */
export const LIMITS = { maxBytes: 5_000_000, timeout: 20_000 } as const;

type Document = { readonly items: readonly ReadItem[]; readonly bytes: number };
type Answer = {
  /** Nothing when the source says that nothing changed. */
  readonly document: Document | undefined;
  readonly etag: string | null;
  readonly lastModified: string | null;
};

/**
 * Reads a source once: asks for what changed, keeps what is new, and notes how it went. Of two nodes that read the same at the same
 * time the second finds everything known.
 */
export async function readSource(deps: IngestDeps, source: ReadableSource): Promise<void> {
  const began = deps.clock.now().getTime();
  const answer = await ask(deps, source);
  const milliseconds = Math.max(0, deps.clock.now().getTime() - began);
  await deps.database.transaction(async (tx) => {
    if (answer.ok) await succeeded(deps, tx, { source, answer: answer.value, milliseconds });
    else await failed(deps, tx, { source, ...answer.error.details, milliseconds });
  });
}

async function ask(deps: IngestDeps, source: ReadableSource): Promise<Result<Answer, NotRead>> {
  const { sealed } = source;
  const answer = await deps.fetch({
    url: source.url,
    headers: {
      accept:
        source.kind === 'json'
          ? 'application/json'
          : 'application/rss+xml, application/atom+xml, application/xml, application/feed+json, */*;q=0.5',
      ...(source.etag === null ? {} : { 'if-none-match': source.etag }),
      ...(source.lastModified === null ? {} : { 'if-modified-since': source.lastModified }),
    },
    secrets: sealed === null ? {} : { authorization: deps.vault.open(sourcePlace(source.id), sealed) },
    ...LIMITS,
    allowed: deps.allowed,
  });
  if ('problem' in answer) return err('UNREAD', { problem: answer.problem, note: answer.note });
  const { etag, lastModified } = answer;
  if (answer.status === 304) return ok({ document: undefined, etag: source.etag, lastModified: source.lastModified });
  const text = decode(answer.body, answer.contentType);
  if (!text.ok) return err('UNREAD', { problem: 'not-readable', note: text.error.details.note });
  const items = readDocument(source, text.value);
  if (!items.ok) return items;
  return ok({ document: { items: items.value, bytes: answer.body.length }, etag, lastModified });
}

type Good = { readonly source: ReadableSource; readonly answer: Answer; readonly milliseconds: number };

async function succeeded(deps: IngestDeps, tx: Tx, { source, answer, milliseconds }: Good): Promise<void> {
  const { document, etag, lastModified } = answer;
  const none: Kept = { fresh: 0, changed: 0, known: 0 };
  const kept = document ? await keepItems(deps, tx, { source, items: document.items }) : none;
  if (kept.fresh > 0) {
    const at = deps.clock.now().toISOString();
    await deps.outbox.append(tx, itemsCame({ station: source.station, sourceId: source.id, fresh: kept.fresh, at }));
  }
  const last = { problem: null, note: '', unchanged: !document, ...kept, bytes: document?.bytes ?? 0, milliseconds };
  const waitMs = waitAfter(source.intervalMinutes, 0);
  await note(deps, tx, {
    source,
    event: 'succeed',
    reading: { failures: 0, last, waitMs, tags: { etag, lastModified } },
  });
}

type Bad = {
  readonly source: ReadableSource;
  readonly problem: FetchProblem;
  readonly note: string;
  readonly milliseconds: number;
};

async function failed(deps: IngestDeps, tx: Tx, { source, problem, note: said, milliseconds }: Bad): Promise<void> {
  const failures = source.failures + 1;
  const nothing = { unchanged: false, fresh: 0, changed: 0, known: 0, bytes: 0 };
  const last = { problem, note: said, ...nothing, milliseconds };
  const event = failureEvent(failures);
  const reading = { failures, last, waitMs: waitAfter(source.intervalMinutes, failures) };
  const noted = await note(deps, tx, { source, event, reading });
  if (noted && event === 'give_up')
    await tellBroken(deps, tx, { source, failures, problem: `${problem} ${said}`.trim() });
}

type Noting = {
  readonly source: ReadableSource;
  readonly event: SourceEvent;
  readonly reading: Omit<SourceReading, 'state'>;
};

/** Writes how a reading went; what changed the state stands in the ledger, and is told. False when it was paused or read meanwhile. */
async function note(deps: IngestDeps, tx: Tx, { source, event, reading }: Noting): Promise<boolean> {
  const next = sourceMachine.next(source.state, event);
  if (!next.ok) return false;
  const { state } = next.value;
  if (!(await deps.sources.noteReading(tx, source, { ...reading, state }))) return false;
  if (state === source.state) return true;
  const actor = { kind: 'system', id: 'ingest', name: 'ingest', station: source.station } as const;
  const facts = { to: state, problem: reading.last.problem };
  deps.ledger.append(tx, { actor, action: `ingest.source-${event}`, subject: source.id, facts });
  const at = deps.clock.now().toISOString();
  await deps.outbox.append(tx, sourceMoved({ station: source.station, sourceId: source.id, to: state, at }));
  return true;
}
