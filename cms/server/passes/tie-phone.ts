import type { FieldPerson, ReaderActor, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { fieldActor, type NoPass } from './field-actor';
import type { PassDeps } from './pass-deps';

type TieRefusal =
  | NoPass
  | Refusal<'FIELD.CODE_NOT_VALID' | 'FIELD.TIED_ALREADY' | 'ACCOUNT.SESSION_ENDED', undefined>
  | Refusal<'FIELD.TOO_MANY_TRIES', { retryIn: number }>;

/** How long a code is good: the time to walk from the desk to the phone. */
export const CODE_MINUTES = 10;
const DIGITS = 8;
/** Of a hundred million codes a few are open; so many tries in an hour find none. */
const TRIES = { name: 'field.codes', points: 10, seconds: 3_600 };

/** Shows somebody a code for their own phone. What is kept of it is a keyed hash. */
export async function showCode(
  deps: PassDeps,
  actor: StaffActor,
): Promise<Result<{ code: string; expiresAt: string }, never>> {
  const code = Array.from({ length: DIGITS }, () => deps.random.int(10)).join('');
  const expiresAt = new Date(deps.clock.now().getTime() + CODE_MINUTES * 60_000);
  await deps.database.transaction(async (tx) => {
    await deps.passes.addCode(tx, { hash: hashOf(deps, code), station: actor.station, person: actor.id, expiresAt });
    deps.ledger.append(tx, { actor, action: 'field-code.shown', subject: actor.id });
  });
  return ok({ code, expiresAt: expiresAt.toISOString() });
}

const hashOf = ({ vault }: PassDeps, code: string): string => vault.index('field.code', code);

/** Ties a sign-in of the app to whoever's code it is. */
export async function tiePhone(
  deps: PassDeps,
  reader: ReaderActor,
  { code, device }: { readonly code: string; readonly device: string },
): Promise<Result<FieldPerson, TieRefusal>> {
  const { session } = reader;
  if (session === undefined || !(await deps.readers.stillSignedIn(reader))) return err('ACCOUNT.SESSION_ENDED');
  const retryIn = await deps.limits.take({ ...TRIES, points: Math.ceil(TRIES.points * deps.scale) }, reader.id);
  if (retryIn !== undefined) return err('FIELD.TOO_MANY_TRIES', { retryIn });
  const tied = await deps.database.transaction(async (tx): Promise<Result<null, TieRefusal>> => {
    const now = await deps.passes.ofSession(session, tx);
    const owner = await deps.passes.useCode(tx, hashOf(deps, code.replace(/\s/g, '')), deps.clock.now());
    if (!owner) return err('FIELD.CODE_NOT_VALID');
    if (now) return now.person === owner.person ? ok(null) : err('FIELD.TIED_ALREADY');
    const id = deps.ids.next();
    await deps.passes.add(tx, { id, ...owner, reader: reader.id, session, device });
    const actor = { kind: 'reader', id: reader.id, name: '', station: owner.station } as const;
    deps.ledger.append(tx, { actor, action: 'field-pass.tied', subject: owner.person, facts: { pass: id } });
    return ok(null);
  });
  return tied.ok ? greet(deps, reader) : tied;
}

/** Whom a phone speaks for. */
export async function greet(deps: PassDeps, reader: ReaderActor): Promise<Result<FieldPerson, NoPass>> {
  const actor = await fieldActor(deps, reader);
  if (!actor.ok) return actor;
  const [person] = await deps.people.byIds([actor.value.id]);
  const name = person?.name ?? { 'zh-Hans': actor.value.name, en: actor.value.name };
  return ok({ person: actor.value.id, name, station: actor.value.station });
}

/** Lets a sign-in speak for nobody; done twice it stays so. */
export async function untiePhone(deps: PassDeps, reader: ReaderActor): Promise<Result<null, never>> {
  const pass = reader.session === undefined ? undefined : await deps.passes.ofSession(reader.session);
  if (pass?.reader !== reader.id) return ok(null);
  await deps.database.transaction(async (tx) => {
    await deps.passes.revoke(tx, { id: pass.id });
    const actor = { kind: 'reader', id: reader.id, name: '', station: pass.station } as const;
    deps.ledger.append(tx, { actor, action: 'field-pass.untied', subject: pass.person, facts: { pass: pass.id } });
  });
  return ok(null);
}

/** Takes a pass back from one of one's own phones. */
export async function revokePass(
  deps: PassDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<null, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  const mine = (await deps.passes.ofPerson(actor.id)).find((pass) => pass.id === id);
  if (!mine) return err('HEARTH.NOT_FOUND');
  await deps.database.transaction(async (tx) => {
    await deps.passes.revoke(tx, { id });
    deps.ledger.append(tx, { actor, action: 'field-pass.revoked', subject: actor.id, facts: { pass: id } });
  });
  return ok(null);
}
