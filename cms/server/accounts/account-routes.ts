import { accountContract, ownAccountContract, readersContract, type ReaderActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { routes, type RouteGroup } from '../../platform';
import type { AccountDeps } from './account-deps';
import { askReset, changePassword, resetPassword } from './change-password';
import { changeConsents, changeMe, consentsNow, linkContact } from './change-me';
import { devicesOf, endDevice, signOut, signOutEverywhere } from './end-sessions';
import { eraseReader, findReader, lockReader, signReaderOut, unlockReader } from './help-reader';
import { leave } from './leave';
import type { LinkBase } from './letters';
import { userOf } from './open-session';
import { refreshSession } from './refresh-session';
import { confirmRegistration, register } from './register';
import { sendEmailCode, sendPhoneCode } from './send-code';
import { signInByEmail } from './sign-in-by-email';
import { signInByPhone } from './sign-in-by-phone';
import { signedIn, type Me } from './signed-in';

/** What the routes need besides: the address at which people reach this host, for links in e-mails. */
export type RouteDeps = AccountDeps & { readonly linkBase: () => LinkBase };

/** The routes of accounts. */
export function accountRoutes(deps: RouteDeps): readonly RouteGroup[] {
  return [doors(deps), ownAccount(deps), help(deps)];
}

function doors(deps: RouteDeps): RouteGroup {
  return routes(accountContract, {
    sendCode: ({ request, body }) => sendPhoneCode(deps, request, body.phone),
    signInByPhone: ({ request, body }) => signInByPhone(deps, request, body),
    signInByEmail: ({ request, body }) => signInByEmail(deps, request, body),
    register: ({ request, body }) => register(deps, request, body),
    confirmRegistration: ({ body }) => confirmRegistration(deps, body.token),
    refresh: ({ request, body }) => refreshSession(deps, request, body.refresh),
    signOut: ({ actor }) => signOut(deps, actor),
    signOutEverywhere: ({ actor }) => asMe(deps, actor, (me) => signOutEverywhere(deps, me)),
    askReset: ({ request, body }) => askReset(deps, request, body.email),
    resetPassword: ({ body }) => resetPassword(deps, body),
  });
}

function ownAccount(deps: RouteDeps): RouteGroup {
  return routes(ownAccountContract, {
    me: ({ actor }) => asMe(deps, actor, ({ reader }) => Promise.resolve(ok(userOf(reader)))),
    changeMe: ({ actor, body }) => asMe(deps, actor, (me) => changeMe(deps, me, body)),
    devices: ({ actor }) => asMe(deps, actor, (me) => devicesOf(deps, me)),
    endDevice: ({ actor, params }) => asMe(deps, actor, (me) => endDevice(deps, me, params.id)),
    changePassword: ({ actor, body }) => asMe(deps, actor, (me) => changePassword(deps, me, body)),
    sendEmailCode: ({ actor, request, body }) => asMe(deps, actor, () => sendEmailCode(deps, request, body.email)),
    linkEmail: ({ actor, body: { email: value, code } }) =>
      asMe(deps, actor, (me) => linkContact(deps, me, { contact: { kind: 'email', value }, code })),
    linkPhone: ({ actor, body }) =>
      asMe(deps, actor, async (me) => {
        const value = deps.normalisePhone(body.phone);
        if (value === undefined) return err('ACCOUNT.PHONE_NOT_VALID');
        return linkContact(deps, me, { contact: { kind: 'phone', value }, code: body.code });
      }),
    exportMe: ({ actor }) =>
      asMe(deps, actor, async ({ reader }) => {
        const madeAt = (await deps.time.now()).toISOString();
        return ok({ madeAt, readerId: reader.id, ...(await deps.personalData.exportAll(reader.id)) });
      }),
    deleteMe: ({ actor, body }) => asMe(deps, actor, (me) => leave(deps, me, body.confirm)),
    consents: ({ actor }) => asMe(deps, actor, (me) => consentsNow(deps, me)),
    changeConsents: ({ actor, body }) => asMe(deps, actor, (me) => changeConsents(deps, me, body.purposes)),
  });
}

function help(deps: RouteDeps): RouteGroup {
  return routes(readersContract, {
    find: ({ actor, body }) => findReader(deps, actor, body.contact),
    lock: ({ actor, params, body }) => lockReader(deps, actor, { ...params, ...body }),
    unlock: ({ actor, params, body }) => unlockReader(deps, actor, { ...params, ...body }),
    signOut: ({ actor, params }) => signReaderOut(deps, actor, params.id),
    erase: ({ actor, params, body }) => eraseReader(deps, actor, { ...params, ...body }),
  });
}

async function asMe<T>(
  deps: AccountDeps,
  actor: ReaderActor,
  work: (me: Me) => Promise<Result<T>>,
): Promise<Result<T>> {
  const me = await signedIn(deps, actor);
  return me.ok ? work(me.value) : me;
}
