import type { accountErrors, AccountSession, ConsentPurpose } from '../../contract';
import { err, ok, type RefusalOf, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { AccountDeps, Caller } from './account-deps';
import { missingConsents } from './account.rules';
import { checkCode, type CodeRefusal } from './check-code';
import { consentsOf } from './consent.rules';
import { actorOf, openSession } from './open-session';
import type { Contact, Reader } from './reader-store';

type Input = {
  readonly phone: string;
  readonly code: string;
  readonly device: string;
  readonly consents: readonly ConsentPurpose[];
};

type Refused = CodeRefusal | RefusalOf<typeof accountErrors, 'PHONE_NOT_VALID' | 'CONSENT_NEEDED' | 'LOCKED'>;

/** Signs in by a code to a phone; a number nobody has yet becomes a new reader's. */
export async function signInByPhone(
  deps: AccountDeps,
  caller: Caller,
  input: Input,
): Promise<Result<AccountSession, Refused>> {
  const value = deps.normalisePhone(input.phone);
  if (value === undefined) return err('ACCOUNT.PHONE_NOT_VALID');
  const contact = { kind: 'phone', value } as const;
  const code = await checkCode(deps, contact, input.code);
  if (!code.ok) return code;
  const station = await deps.homeStation();

  return deps.database.transaction(async (tx) => {
    await deps.readers.claim(tx, contact);
    const found = await deps.readers.byContact([station], contact, tx);
    const known = found && (await deps.readers.forUpdate(tx, found.id));
    if (known?.locked) return err('ACCOUNT.LOCKED');
    const missing = known ? [] : missingConsents(input.consents);
    // The code stays unused: the app asks for the consents and comes back with it.
    if (missing.length > 0) return err('ACCOUNT.CONSENT_NEEDED', { missing });
    if (!(await deps.proofs.useCode(tx, code.value, await deps.time.now(tx)))) return err('ACCOUNT.CODE_WRONG');

    const reader = known ?? (await join(deps, tx, { station, contact, locale: caller.locale }));
    await addConsents(deps, tx, { reader, purposes: input.consents });
    await deps.proofs.succeeded(tx, contact);
    return ok(await openSession(deps, tx, { reader, from: { device: input.device, agent: caller.agent } }));
  });
}

type Newcomer = { readonly station: string; readonly contact: Contact; readonly locale: Reader['locale'] };

async function join(deps: AccountDeps, tx: Tx, { station, contact, locale }: Newcomer): Promise<Reader> {
  const joinedAt = await deps.time.now(tx);
  const id = deps.ids.next();
  const reader = await deps.readers.insert(tx, {
    id,
    station,
    contact,
    locale,
    joinedAt,
    name: null,
    passwordHash: null,
  });
  deps.ledger.append(tx, { actor: actorOf(reader), action: 'reader.joined', subject: id, facts: { by: contact.kind } });
  return reader;
}

async function addConsents(
  deps: AccountDeps,
  tx: Tx,
  { reader, purposes }: { reader: Reader; purposes: readonly ConsentPurpose[] },
): Promise<void> {
  const already = await deps.consents.of(reader.id, tx);
  const at = await deps.time.now(tx);
  const wanted = Object.fromEntries(purposes.map((purpose) => [purpose, true]));
  await deps.consents.add(tx, consentsOf({ reader, already, wanted, source: 'sign-in', at }, deps.ids));
}
