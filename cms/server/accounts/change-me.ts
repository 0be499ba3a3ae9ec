import type { accountErrors, AccountUser, ConsentState } from '../../contract';
import { err, ok, type Locale, type RefusalOf, type Result } from '../../kernel';
import type { AccountDeps } from './account-deps';
import { checkCode, type CodeRefusal } from './check-code';
import { consentsOf, consentState } from './consent.rules';
import { actorOf, userOf } from './open-session';
import type { Contact } from './reader-store';
import type { Me, SessionRefusal } from './signed-in';

type Change = { readonly name?: string | undefined; readonly locale?: Locale | undefined };

/** Changes name or language. */
export async function changeMe(
  deps: AccountDeps,
  me: Me,
  { name, locale }: Change,
): Promise<Result<AccountUser, SessionRefusal>> {
  return deps.database.transaction(async (tx) => {
    const reader = await deps.readers.forUpdate(tx, me.reader.id);
    if (reader?.state !== 'active') return err('ACCOUNT.SESSION_ENDED');
    const change = { ...(name === undefined ? {} : { name }), ...(locale === undefined ? {} : { locale }) };
    return ok(userOf(await deps.readers.change(tx, reader, change)));
  });
}

type Taken = RefusalOf<typeof accountErrors, 'PHONE_TAKEN' | 'EMAIL_TAKEN'>;

/** Links a phone or an address that a code has proven; the one before is forgotten. */
export async function linkContact(
  deps: AccountDeps,
  me: Me,
  proof: { readonly contact: Contact; readonly code: string },
): Promise<Result<AccountUser, CodeRefusal | Taken | SessionRefusal>> {
  const { contact } = proof;
  const code = await checkCode(deps, contact, proof.code);
  if (!code.ok) return code;
  return deps.database.transaction(async (tx) => {
    await deps.readers.claim(tx, contact);
    const owner = await deps.readers.byContact([me.reader.station], contact, tx);
    if (owner && owner.id !== me.reader.id) {
      return contact.kind === 'phone' ? err('ACCOUNT.PHONE_TAKEN') : err('ACCOUNT.EMAIL_TAKEN');
    }
    const reader = await deps.readers.forUpdate(tx, me.reader.id);
    if (reader?.state !== 'active') return err('ACCOUNT.SESSION_ENDED');
    if (!(await deps.proofs.useCode(tx, code.value, await deps.time.now(tx)))) return err('ACCOUNT.CODE_WRONG');
    const before = reader[contact.kind];
    if (before !== null && before !== contact.value) await deps.proofs.forget(tx, { ...contact, value: before });
    await deps.proofs.succeeded(tx, contact);
    const changed = await deps.readers.change(tx, reader, { [contact.kind]: contact.value });
    const facts = { kind: contact.kind };
    deps.ledger.append(tx, { actor: actorOf(reader), action: 'reader.contact-linked', subject: reader.id, facts });
    return ok(userOf(changed));
  });
}

/** What one has agreed to. */
export async function consentsNow(deps: AccountDeps, { reader }: Me) {
  return ok({ purposes: consentState(await deps.consents.of(reader.id)) });
}

/** Records what changes. Terms and privacy cannot be withdrawn from while there is an account: leaving does that. */
export async function changeConsents(
  deps: AccountDeps,
  { reader }: Me,
  wanted: ConsentState,
): Promise<Result<{ purposes: ConsentState }, RefusalOf<typeof accountErrors, 'CONSENT_IS_THE_ACCOUNT'>>> {
  if (!wanted.terms || !wanted.privacy) return err('ACCOUNT.CONSENT_IS_THE_ACCOUNT');
  return deps.database.transaction(async (tx) => {
    // Two devices that decide at once take turns, so that the later decision is the later record.
    await deps.readers.forUpdate(tx, reader.id);
    const already = await deps.consents.of(reader.id, tx);
    const at = await deps.time.now(tx);
    await deps.consents.add(tx, consentsOf({ reader, already, wanted, source: 'settings', at }, deps.ids));
    return ok({ purposes: wanted });
  });
}
