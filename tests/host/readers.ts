/**
 * Readers of the news app for tests, made by the way that every reader takes: a code by SMS, read from the host's log.
 *
 *   const host = await theHost();
 *   const reader = await aReader(host).signedIn();                       // { token, refresh, user, phone }
 *   const wang = await aReader(host).called('王敏').consenting('push').signedIn();
 *   const li = await aReader(host).byEmail().signedIn();                 // { …, email, password }, by the link of an e-mail
 *   const tablet = await li.on('iPad');                                  // a second device of the same reader, by password
 *   await call(host, reader, 'GET', '/api/account/me');                  // `call` of ./people takes a reader as it is
 */
import { randomInt } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { AccountSession, AccountUser, ConsentPurpose } from '@hearth/cms/contract';
import type { Host } from './host';
import { call, type Answer } from './people';

/** A reader who signed in on one device. */
export type SignedInReader = { readonly token: string; readonly refresh: string; readonly user: AccountUser };

/** A reader known by phone, E.164. */
export type PhoneReader = SignedInReader & { readonly phone: string };

/** A reader known by e-mail, who can sign in on as many devices as a test wants. */
export type EmailReader = SignedInReader & {
  readonly email: string;
  readonly password: string;
  on(device: string): Promise<EmailReader>;
};

/** Says who is wanted; `signedIn` makes them. */
export type ReaderBuilder<Made extends SignedInReader> = {
  called(name: string): ReaderBuilder<Made>;
  consenting(...purposes: readonly ConsentPurpose[]): ReaderBuilder<Made>;
  byEmail(): ReaderBuilder<EmailReader>;
  signedIn(): Promise<Made>;
};

type Wanted = { readonly name?: string; readonly consents: readonly ConsentPurpose[] };

/** A reader of the station's app, with the consents that an account needs. */
export function aReader(host: Host): ReaderBuilder<PhoneReader> {
  return builder(host, { consents: ['terms', 'privacy'] }, joinByPhone);
}

function builder<Made extends SignedInReader>(
  host: Host,
  wanted: Wanted,
  join: (host: Host, wanted: Wanted) => Promise<Made>,
): ReaderBuilder<Made> {
  return {
    called: (name) => builder(host, { ...wanted, name }, join),
    consenting: (...purposes) => builder(host, { ...wanted, consents: [...wanted.consents, ...purposes] }, join),
    byEmail: () => builder(host, wanted, joinByEmail),
    signedIn: () => join(host, wanted),
  };
}

async function joinByPhone(host: Host, { name, consents }: Wanted): Promise<PhoneReader> {
  const phone = aPhone();
  const code = await codeFor(host, phone);
  const body = { phone, code, device: 'Test phone', consents };
  const reader = readerIn(await call(host, undefined, 'POST', '/api/account/sessions/phone', body));
  if (name === undefined) return { ...reader, phone };
  const named = await call(host, reader, 'PATCH', '/api/account/me', { name });
  if (named.status !== 200) throw new Error(`No name: ${JSON.stringify(named)}`);
  return { ...reader, phone, user: named.body as AccountUser };
}

async function joinByEmail(host: Host, { name = '李读者', consents }: Wanted): Promise<EmailReader> {
  const email = anEmail();
  const password = 'horse-battery-陈年';
  const token = await linkFor(host, email, () =>
    call(host, undefined, 'POST', '/api/account/registrations', { email, password, name, consents }),
  );
  const confirmed = await call(host, undefined, 'POST', '/api/account/registrations/confirmations', { token });
  if (confirmed.status !== 204) throw new Error(`No confirmation: ${JSON.stringify(confirmed)}`);
  return enterByEmail(host, { email, password, device: 'Test computer' });
}

async function enterByEmail(
  host: Host,
  body: { readonly email: string; readonly password: string; readonly device: string },
): Promise<EmailReader> {
  const reader = readerIn(await call(host, undefined, 'POST', '/api/account/sessions/email', body));
  return { ...reader, ...body, on: (device) => enterByEmail(host, { ...body, device }) };
}

function readerIn(answer: Answer): SignedInReader {
  if (answer.status !== 200) throw new Error(`No sign-in: ${JSON.stringify(answer)}`);
  const { access, refresh, user } = answer.body as AccountSession;
  return { token: access, refresh, user };
}

/** An address of its own for each call; the place is its own too, because a log shows no more of an address. */
export function anEmail(): string {
  const tag = randomInt(2 ** 40).toString(36);
  return `reader-${tag}@p${tag}.example`;
}

/** Does what makes the host write an e-mail, and gives the token of the link in that e-mail. */
export async function linkFor(host: Host, email: string, ask: () => Promise<Answer>): Promise<string> {
  const from = statSync(host.logFile).size;
  const asked = await ask();
  if (asked.status !== 202) throw new Error(`No e-mail: ${JSON.stringify(asked)}`);
  const place = email.slice(email.indexOf('@')).replaceAll('.', '\\.');
  const found = await inLog(host, from, new RegExp(`\\*${place}: [^#]*#(?:confirm|reset|token)=([\\w-]{43})`));
  return found[1] ?? '';
}

/** A mainland mobile number of its own for each call. */
export function aPhone(): string {
  return `+86139${randomInt(100_000_000).toString().padStart(8, '0')}`;
}

/** Asks for a code and reads it from the log, as a newcomer at the terminal would. */
export async function codeFor(host: Host, phone: string): Promise<string> {
  const from = statSync(host.logFile).size;
  const asked = await call(host, undefined, 'POST', '/api/account/codes', { phone });
  if (asked.status !== 202) throw new Error(`No code: ${JSON.stringify(asked)}`);
  const found = await inLog(host, from, new RegExp(`SMS to \\+86\\*{4}${phone.slice(-4)}: code (\\d{6})`));
  return found[1] ?? '';
}

/** Waits until the host has written something since a point of its log. */
export async function inLog(host: Host, from: number, wanted: RegExp): Promise<RegExpExecArray> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = wanted.exec(logSince(host, from));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`The host never logged ${String(wanted)}`);
}

/** What the host has logged since a point. */
export function logSince(host: Host, from: number): string {
  const bytes = Buffer.alloc(statSync(host.logFile).size - from);
  const file = openSync(host.logFile, 'r');
  readSync(file, bytes, 0, bytes.length, from);
  closeSync(file);
  return bytes.toString('utf8');
}
