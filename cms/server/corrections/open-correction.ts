import {
  correctionMoved,
  type Actor,
  type ContentLocale,
  type CorrectionBody,
  type CorrectionEvent,
  type StaffActor,
  type WholeCorrection,
} from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { CorrectionDeps, CorrectionRefusal } from './correction-deps';
import { correctionMachine } from './correction.machine';
import type { Correction } from './correction-store';
import { wholeCorrectionOf } from './view-corrections';

type Done = Promise<Result<WholeCorrection, CorrectionRefusal>>;
type Seen = { readonly id: string; readonly version: number };

/** Proposes a correction or opens it: from then on edits of the manuscript take the fast lane of review. */
export async function writeCorrection(
  deps: CorrectionDeps,
  actor: StaffActor,
  { body, opens }: { readonly body: CorrectionBody; readonly opens: boolean },
): Done {
  const id = deps.ids.next();
  const done = await deps.database.transaction((tx) => begin(deps, tx, { actor, body, opens, id, together: id }));
  return done.ok ? wholeCorrectionOf(deps, actor, id) : done;
}

type Begun = {
  readonly actor: StaffActor;
  readonly body: CorrectionBody;
  readonly opens: boolean;
  readonly id: string;
  readonly together: string;
};

async function begin(
  deps: CorrectionDeps,
  tx: Tx,
  { actor, body, opens, id, together }: Begun,
): Promise<Result<void, CorrectionRefusal>> {
  const { documentId, locale } = body;
  const found = await deps.scopes.standing(tx, { documentIds: [documentId], stations: actor.stations });
  const one = found.find((standing) => standing.locale === locale);
  if (!one) return err('HEARTH.NOT_FOUND');
  if (!one.isPublic && one.posted === 0) return err('CORRECTION.NOT_OUT');
  const { station, title, revision, hash } = one;
  const given = opens ? { openedBy: actor.id, openedAt: await deps.time.now(tx) } : { openedBy: null, openedAt: null };
  const state = opens ? 'open' : 'proposed';
  const fresh = {
    id,
    station,
    title,
    ...body,
    state,
    revisionFrom: revision,
    hashFrom: hash,
    together,
    ...given,
  } as const;
  if (!(await deps.corrections.insert(tx, { ...fresh, proposedBy: opens ? null : actor.id })))
    return err('CORRECTION.OPEN_ALREADY');
  const facts = { documentId, locale, number: body.number, blame: body.blame, revision };
  deps.ledger.append(tx, {
    actor: { ...actor, station },
    ...{ action: opens ? 'correction.opened' : 'correction.proposed', subject: id, version: hash, facts },
  });
  await deps.outbox.append(tx, correctionMoved({ station, correctionId: id, documentId, state }));
  return ok(undefined);
}

/** Opens a correction that somebody proposed. */
export function openCorrection(deps: CorrectionDeps, actor: StaffActor, seen: Seen): Done {
  return onCorrection(deps, { actor, seen }, async (tx, kept) =>
    moveCorrection(deps, tx, {
      ...{ kept, actor, event: 'open' },
      change: { openedBy: actor.id, openedAt: await deps.time.now(tx) },
    }),
  );
}

/** Drops a correction: nothing was wrong, or another one says it better. */
export function dropCorrection(
  deps: CorrectionDeps,
  actor: StaffActor,
  input: Seen & { readonly reason: string },
): Done {
  return onCorrection(deps, { actor, seen: input }, (tx, kept) =>
    moveCorrection(deps, tx, { kept, actor, event: 'drop', change: { droppedReason: input.reason } }),
  );
}

type Joined = {
  readonly id: string;
  readonly documents: readonly { readonly documentId: string; readonly locale: ContentLocale }[];
};

/** Opens the same correction for other manuscripts, all or none. */
export async function joinCorrection(deps: CorrectionDeps, actor: StaffActor, { id, documents }: Joined): Done {
  const refused = await deps.database
    .transaction(async (tx) => {
      const kept = await deps.corrections.forUpdate(tx, id);
      if (!kept || !actor.stations.includes(kept.station))
        throw new Refused({ code: 'HEARTH.NOT_FOUND', details: undefined });
      const { number, oldFact, newFact, reason, blame, publicNote, together } = kept;
      for (const which of documents) {
        const body = { ...which, number, oldFact, newFact, reason, blame, publicNote };
        const done = await begin(deps, tx, { actor, body, opens: true, id: deps.ids.next(), together });
        if (!done.ok) throw new Refused(done.error);
      }
    })
    .then(() => undefined, reasonOf);
  return refused ? { ok: false, error: refused } : wholeCorrectionOf(deps, actor, id);
}

/** Takes the transaction back for a reason that people are told. */
class Refused extends Error {
  constructor(readonly refusal: CorrectionRefusal) {
    super(refusal.code);
  }
}

function reasonOf(error: unknown): CorrectionRefusal {
  if (error instanceof Refused) return error.refusal;
  throw error;
}

type Act = (tx: Tx, kept: Correction) => Promise<Result<unknown, CorrectionRefusal>>;

async function onCorrection(
  deps: CorrectionDeps,
  { actor, seen }: { readonly actor: StaffActor; readonly seen: Seen },
  act: Act,
): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<unknown, CorrectionRefusal>> => {
    const kept = await deps.corrections.forUpdate(tx, seen.id);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    return kept.version === seen.version ? act(tx, kept) : err('HEARTH.CHANGED_MEANWHILE');
  });
  return done.ok ? wholeCorrectionOf(deps, actor, seen.id) : done;
}

type Moved = {
  readonly kept: Correction;
  readonly actor: Actor;
  readonly event: CorrectionEvent;
  readonly change: Partial<Correction>;
};

/** Moves a correction: the machine allows it, nobody moved it meanwhile, ledger and outbox hear of it. */
export async function moveCorrection(
  deps: Pick<CorrectionDeps, 'corrections' | 'ledger' | 'outbox'>,
  tx: Tx,
  { kept, actor, event, change }: Moved,
): Promise<Result<Correction, CorrectionRefusal>> {
  const next = correctionMachine.next(kept.state, event);
  if (!next.ok) return err('CORRECTION.NOT_NOW', { state: kept.state });
  const moved = await deps.corrections.change(tx, kept, { ...change, state: next.value.state });
  if (!moved) return err('HEARTH.CHANGED_MEANWHILE');
  const { id, station, documentId, locale, number, state, hashTo } = moved;
  const why = moved.droppedReason === null ? {} : { reason: moved.droppedReason };
  deps.ledger.append(tx, {
    ...{ actor: { ...actor, station }, action: `correction.${event}`, subject: id },
    ...(hashTo === null ? {} : { version: hashTo }),
    facts: { documentId, locale, number, ...why },
  });
  await deps.outbox.append(tx, correctionMoved({ station, correctionId: id, documentId, state }));
  return ok(moved);
}
