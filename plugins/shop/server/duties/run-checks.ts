import { err, hashOf, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import {
  dutyChecks,
  type Duty,
  type DutyAnswer,
  type DutyCheckName,
  type DutyFile,
  type dutyErrors,
} from '../../contract';
import { shownSession } from '../sessions/session.rules';
import type { Which } from '../sessions/session-store';
import { checks, keptEvidence } from './checks.rules';
import type { AnswerDeps } from './confirm-duty';
import { dutiesOf, dutyHash, isAsked } from './duty.rules';
import type { FactsStore } from './facts-store';
import type { Finding } from './live-facts.rules';
import { dutyFileOf } from './see-duties';

type Answered = Result<DutyFile, RefusalOf<typeof dutyErrors, 'SESSION_NOT_FOUND'>>;
type Checked = { readonly duty: Duty; readonly name: DutyCheckName; readonly found: Finding };

/**
 * Has the house check what it can. Reading comes first and takes as long as there are orders; what was found is written at once, each
 * finding as another answer. A press that comes twice is answered once, and the second time nothing is read anew.
 */
export async function runChecks(
  deps: AnswerDeps & { readonly facts: FactsStore },
  actor: StaffActor,
  { id, press }: { readonly id: string; readonly press: string },
): Promise<Answered> {
  const { database, ledger, sessions, answers, time, facts: store } = deps;
  const which = { station: actor.station, id };
  const session = await sessions.find(database.read, which);
  if (!session) return err('DUTIES.SESSION_NOT_FOUND');
  const pressed = { station: actor.station, session: id, press };
  if (await answers.isPressed(database.read, pressed)) return answered(deps, which);
  const facts = await store.of(
    { read: database.read, ledger },
    { ...session, ...shownSession(session, await time.now()) },
  );
  const checked = dutiesOf(session).flatMap((duty): Checked[] =>
    duty.check !== null && isAsked(duty, session) ? [{ duty, name: duty.check, found: checks[duty.check](facts) }] : [],
  );
  return database.transaction(async (tx) => {
    await sessions.hold(tx, which);
    if (!(await answers.isPressed(tx, pressed))) await keep(deps, tx, { actor, id, press, checked });
    return answered(deps, which, tx);
  });
}

async function answered(deps: AnswerDeps, which: Which, tx?: Tx): Promise<Answered> {
  const file = await dutyFileOf(deps, which, tx);
  return file ? ok(file) : err('DUTIES.SESSION_NOT_FOUND');
}

type Keeping = {
  readonly actor: StaffActor;
  readonly id: string;
  readonly press: string;
  readonly checked: readonly Checked[];
};

async function keep(
  { ids, ledger, answers }: AnswerDeps,
  tx: Tx,
  { actor, id, press, checked }: Keeping,
): Promise<void> {
  const given = await answers.of(tx, actor.station, id);
  const written: string[] = [];
  for (const { duty, name, found } of checked) {
    const before = given.get(duty.id) ?? [];
    const kept = keptEvidence(found);
    // A person said what this very finding amounts to: the same finding does not take that back.
    if (isJudged(before, kept.evidenceHash)) continue;
    const { outcome } = found;
    await answers.insert(tx, {
      ...{ ...kept, id: ids.next(), station: actor.station, session: id, duty: duty.id, outcome, press, words: '' },
      ...{ dutyVersion: duty.version, dutyHash: dutyHash(duty), check: { name, version: dutyChecks[name] } },
      ...{ person: actor.id, by: actor.name, previous: before.at(-1)?.id ?? null },
    });
    written.push(`${duty.id} ${outcome} ${kept.evidenceHash}`);
  }
  const facts = { checked: checked.length, fails: checked.filter(({ found }) => found.outcome === 'fails').length };
  ledger.append(tx, { actor, action: 'duties.checked', subject: id, version: hashOf(written), facts });
}

/** Whether the last word is a person's, about what was found just as it is found now. */
export function isJudged(answers: readonly DutyAnswer[], evidenceHash: string): boolean {
  if (answers.at(-1)?.check !== null) return false;
  return answers.filter(({ check }) => check !== null).at(-1)?.evidenceHash === evidenceHash;
}
