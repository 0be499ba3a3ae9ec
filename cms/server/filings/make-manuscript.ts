import type { Filing, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { AssignmentDeps } from '../assignments/assignment-deps';
import { fieldPowers } from '../coverages/field-standing';
import type { KeptFiling } from './filing-store';
import { textBelow, titleOf } from './manuscript-of-filing.rules';
import type { WriteDraft } from './manuscript-of-filing-store';

type MakeRefusal =
  | Refusal<'HEARTH.NOT_FOUND' | 'ASSIGNMENTS.NO_POWER_TO_PLAN', undefined>
  | Refusal<'ASSIGNMENTS.MADE_ALREADY', { manuscript: string }>
  | Refusal<'ASSIGNMENTS.FILES_COMING', { count: number }>;

/** Remembers whose words a manuscript holds. */
export type CreditFiling = (
  tx: Tx,
  credit: { readonly documentId: string; readonly writer: { readonly id: string; readonly name: string } },
) => Promise<void>;

/**
 * Makes a draft of what was filed, with its pictures and film: by whoever plans, or by the reporter whose words they are, who then is its
 * author. The filing is held meanwhile: of two who press, one makes it.
 */
export async function makeManuscript(
  deps: AssignmentDeps & { readonly write: WriteDraft; readonly credit: CreditFiling },
  actor: StaffActor,
  id: string,
): Promise<Result<Filing, MakeRefusal>> {
  const { plan } = await fieldPowers(deps, actor);
  const done = await deps.database.transaction(async (tx): Promise<Result<null, MakeRefusal>> => {
    await deps.filings.hold(tx, id);
    const filing = await deps.filings.byId(actor.stations, id, tx);
    if (!filing) return err('HEARTH.NOT_FOUND');
    if (!plan && filing.person !== actor.id) return err('ASSIGNMENTS.NO_POWER_TO_PLAN');
    if (filing.manuscript !== null) return err('ASSIGNMENTS.MADE_ALREADY', { manuscript: filing.manuscript });
    const count = filing.files.filter(({ state }) => state === 'whole').length;
    if (count > 0) return err('ASSIGNMENTS.FILES_COMING', { count });
    const draft = await draftOf(deps, filing);
    const manuscript = await deps.write(draft);
    // Whoever filed wrote it, whichever editor pressed.
    await deps.credit(tx, { documentId: manuscript, writer: { id: filing.person, name: draft.byline } });
    await deps.filings.made(tx, id, { manuscript, person: actor.id });
    deps.ledger.append(tx, { actor, action: 'filing.made-manuscript', subject: id, facts: { manuscript } });
    return ok(null);
  });
  if (!done.ok) return done;
  const kept = await deps.filings.byId(actor.stations, id);
  if (!kept) return err('HEARTH.NOT_FOUND');
  const { station: _ours, ...shown } = kept;
  return ok(shown);
}

async function draftOf(deps: AssignmentDeps, { station, assignment, person, text, files }: KeptFiling) {
  const [[task], [writer]] = await Promise.all([
    deps.assignments.byIds([station], [assignment]),
    deps.people.byIds([person]),
  ]);
  const [topic] = await deps.topics.byIds([station], task ? [task.topic] : []);
  const assets = files.flatMap(({ asset }) => (asset === null ? [] : [asset.id]));
  const title = titleOf({ text }, task?.title ?? '');
  const words = { title, byline: writer?.name['zh-Hans'] ?? '', text: textBelow({ text }, title) };
  return { station, column: topic?.column ?? null, writer: person, assets, ...words };
}
