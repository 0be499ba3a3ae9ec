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
import { onCorrection, type Seen } from './on-correction';
import { tellDecided, tellProposed } from './tell-correction';
import { wholeCorrectionOf } from './view-corrections';

type Done = Promise<Result<WholeCorrection, CorrectionRefusal>>;

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
  const proposedBy = opens ? null : actor.id;
  if (!(await deps.corrections.insert(tx, { ...fresh, proposedBy }))) return err('CORRECTION.OPEN_ALREADY');
  const facts = { documentId, locale, number: body.number, blame: body.blame, revision };
  deps.ledger.append(tx, {
    actor: { ...actor, station },
    ...{ action: opens ? 'correction.opened' : 'correction.proposed', subject: id, version: hash, facts },
  });
  await deps.outbox.append(tx, correctionMoved({ station, correctionId: id, documentId, state }));
  if (!opens) await tellProposed(deps, tx, { ...fresh, proposedBy });
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
export function joinCorrection(deps: CorrectionDeps, actor: StaffActor, { id, documents }: Joined): Done {
  return onCorrection(deps, { actor, seen: { id } }, async (tx, kept) => {
    const { number, oldFact, newFact, reason, blame, publicNote, together } = kept;
    for (const which of documents) {
      const body = { ...which, number, oldFact, newFact, reason, blame, publicNote };
      const done = await begin(deps, tx, { actor, body, opens: true, id: deps.ids.next(), together });
      if (!done.ok) return done;
      await deps.ripples.take(tx, { together, ...which });
    }
    return ok(undefined);
  });
}

type Moved = {
  readonly kept: Correction;
  readonly actor: Actor;
  readonly event: CorrectionEvent;
  readonly change: Partial<Correction>;
};

/** Moves a correction: the machine allows it, nobody moved it meanwhile, ledger and outbox hear of it. */
export async function moveCorrection(
  deps: Pick<CorrectionDeps, 'corrections' | 'ledger' | 'outbox' | 'notices'>,
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
  await tellDecided(deps, tx, { order: moved, by: actor.id });
  return ok(moved);
}
