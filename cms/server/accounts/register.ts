import type { accountErrors, ConsentPurpose } from '../../contract';
import { err, ok, type Locale, type RefusalOf, type Result } from '../../kernel';
import type { AccountDeps, Caller } from './account-deps';
import { later, LIFE, missingConsents } from './account.rules';
import { newPasswordProblem, type PasswordRefusal } from './change-password';
import { consentsOf } from './consent.rules';
import { confirmMail, knownMail, linkTo, type LinkBase } from './letters';
import { actorOf, hashOfToken } from './open-session';
import { roomForMessage } from './send-code';

type Input = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly consents: readonly ConsentPurpose[];
};

/** An account that waits for the confirmation of its address, sealed in the row of its link. */
export type Registration = Omit<Input, 'password'> & { readonly passwordHash: string; readonly locale: Locale };

type Refused =
  | PasswordRefusal
  | RefusalOf<typeof accountErrors, 'CONSENT_NEEDED' | 'CODES_USED_UP' | 'CODE_TOO_SOON' | 'MESSAGES_UNAVAILABLE'>;

type Asked = { readonly confirmBy: 'email'; readonly expiresIn: number };

/** Writes to the address, known or not, and makes an account only when its owner opens the link. */
export async function register(
  deps: AccountDeps & { readonly linkBase: () => LinkBase },
  caller: Caller,
  input: Input,
): Promise<Result<Asked, Refused>> {
  const problem = newPasswordProblem(input.password);
  if (problem) return problem;
  const missing = missingConsents(input.consents);
  if (missing.length > 0) return err('ACCOUNT.CONSENT_NEEDED', { missing });
  if (!deps.mail) return err('ACCOUNT.MESSAGES_UNAVAILABLE');
  const contact = { kind: 'email', value: input.email } as const;
  const room = await roomForMessage(deps, caller, contact);
  if (!room.ok) return room;

  const { email, name, consents } = input;
  const { locale } = caller;
  const station = await deps.homeStation();
  const [passwordHash, at] = await Promise.all([deps.passwords.hash(input.password), deps.time.now()]);
  const token = Buffer.from(deps.random.bytes(32)).toString('base64url');
  const payload: Registration = { email, name, consents, passwordHash, locale };
  // Kept for a known address too, where it leads nowhere: the same work takes the same time.
  await deps.proofs.addLink({
    id: deps.ids.next(),
    purpose: 'registration',
    station,
    contact,
    readerId: null,
    payload: JSON.stringify(payload),
    hash: hashOfToken(token),
    at,
    expiresAt: later(at, LIFE.registrationLink),
  });
  const known = await deps.readers.byContact([station], contact);
  const link = linkTo(deps.linkBase(), 'confirm', token);
  deps.postman.post(known ? knownMail({ to: email, locale }) : confirmMail({ to: email, locale, link }));
  return ok({ confirmBy: 'email', expiresIn: LIFE.registrationLink });
}

/** Makes the account that a link stands for. Who clicks twice, or too late, is told that the link is over. */
export async function confirmRegistration(
  deps: AccountDeps,
  token: string,
): Promise<Result<null, RefusalOf<typeof accountErrors, 'LINK_NOT_VALID'>>> {
  return deps.database.transaction(async (tx) => {
    const now = await deps.time.now(tx);
    const link = await deps.proofs.useLink(tx, { hash: hashOfToken(token), purpose: 'registration', now });
    if (!link?.payload) return err('ACCOUNT.LINK_NOT_VALID');
    // Written by `register` above and by nothing else.
    const { email, name, consents, passwordHash, locale } = JSON.parse(link.payload) as Registration;
    const contact = { kind: 'email', value: email } as const;
    await deps.readers.claim(tx, contact);
    if (await deps.readers.byContact([link.station], contact, tx)) return err('ACCOUNT.LINK_NOT_VALID');
    const reader = await deps.readers.insert(tx, {
      id: deps.ids.next(),
      station: link.station,
      contact,
      name,
      locale,
      passwordHash,
      joinedAt: now,
    });
    const wanted = Object.fromEntries(consents.map((purpose) => [purpose, true]));
    const wish = { reader, already: [], wanted, source: 'registration', at: now };
    await deps.consents.add(tx, consentsOf(wish, deps.ids));
    deps.ledger.append(tx, {
      actor: actorOf(reader),
      action: 'reader.joined',
      subject: reader.id,
      facts: { by: 'email' },
    });
    return ok(null);
  });
}
