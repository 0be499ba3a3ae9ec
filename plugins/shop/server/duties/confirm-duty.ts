import { err, hashOf, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Ledger, Tx } from '@hearth/cms/platform';
import type { ConfirmDuty, Duty, DutyFile, dutyErrors } from '../../contract';
import type { KeptSession } from '../sessions/session-store';
import { dutiesOf, dutyHash, isAsked, isForPeople } from './duty.rules';
import { dutyFileOf, type SeeDutiesDeps } from './see-duties';

/** What answering duties stands on. */
export type AnswerDeps = SeeDutiesDeps & { readonly ids: Ids; readonly ledger: Ledger };

type Refused =
  | RefusalOf<typeof dutyErrors, 'SESSION_NOT_FOUND' | 'DUTY_NOT_FOUND' | 'DUTY_EXEMPT' | 'DUTY_BY_MACHINE'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** Which duty of which live somebody answers, and how. */
export type Confirming = ConfirmDuty & { readonly id: string; readonly duty: string };

/** Answers a duty by name and in words. A press is answered once; whoever did not see the last answer is told so. */
export async function confirmDuty(
  deps: AnswerDeps,
  actor: StaffActor,
  { id, duty: name, ...given }: Confirming,
): Promise<Result<DutyFile, Refused>> {
  const { database, sessions } = deps;
  const which = { station: actor.station, id };
  return database.transaction(async (tx): Promise<Result<DutyFile, Refused>> => {
    const session = await sessions.hold(tx, which);
    if (!session) return err('DUTIES.SESSION_NOT_FOUND');
    const duty = answerable(session, name);
    if (!duty.ok) return duty;
    const isAnswered = await answerOnce(deps, tx, { actor, session: id, duty: duty.value, given });
    if (!isAnswered) return err('HEARTH.CHANGED_MEANWHILE');
    const file = await dutyFileOf(deps, which, tx);
    return file ? ok(file) : err('DUTIES.SESSION_NOT_FOUND');
  });
}

/** The duty of that name, where a person may answer it for this live. */
function answerable(
  session: KeptSession,
  name: string,
): Result<Duty, RefusalOf<typeof dutyErrors, 'DUTY_NOT_FOUND' | 'DUTY_EXEMPT' | 'DUTY_BY_MACHINE'>> {
  const duty = dutiesOf(session).find((one) => one.id === name);
  if (!duty) return err('DUTIES.DUTY_NOT_FOUND');
  if (!isAsked(duty, session)) return err('DUTIES.DUTY_EXEMPT');
  return isForPeople(duty) ? ok(duty) : err('DUTIES.DUTY_BY_MACHINE');
}

/** `false` when somebody answered meanwhile. What was pressed before stands already. */
async function answerOnce(deps: AnswerDeps, tx: Tx, answer: Answer): Promise<boolean> {
  const { actor, session, duty, given } = answer;
  const { station } = actor;
  if (await deps.answers.isPressed(tx, { station, session, duty: duty.id, press: given.press })) return true;
  const last = (await deps.answers.of(tx, station, session)).get(duty.id)?.at(-1);
  if ((last?.id ?? null) !== given.previous) return false;
  return write(deps, tx, answer);
}

type Answer = {
  readonly actor: StaffActor;
  readonly session: string;
  readonly duty: Duty;
  readonly given: ConfirmDuty;
};

async function write(
  { ids, ledger, answers }: AnswerDeps,
  tx: Tx,
  { actor, session, duty, given }: Answer,
): Promise<boolean> {
  const { press, outcome, words, previous } = given;
  const id = ids.next();
  const kept = { id, dutyVersion: duty.version, dutyHash: dutyHash(duty), outcome, words, previous };
  ledger.append(tx, {
    ...{ actor, action: 'duty.confirmed', subject: session, version: hashOf(kept) },
    facts: { duty: duty.id, dutyVersion: duty.version, outcome, answer: id },
  });
  return answers.insert(tx, {
    ...{ ...kept, press, session, station: actor.station, duty: duty.id, person: actor.id, by: actor.name },
    ...{ check: null, evidence: [], evidenceHash: hashOf([]) },
  });
}
