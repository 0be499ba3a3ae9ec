import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { BigScreen, MakeScreen, numbersErrors, ScreenLink } from '../../contract';
import type { NumbersDeps } from './numbers-deps';
import { seeScreen } from './see-board';

type Refused<Name extends keyof (typeof numbersErrors)['specs']> = RefusalOf<typeof numbersErrors, Name>;

/** More than a live needs, and few enough to look through. */
const MOST_SCREENS = 20;
/** As base64 they are the 24 signs of a token. */
const TOKEN_BYTES = 18;

const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The links of a live of the actor's stations. */
export async function listScreens(
  { database, known, screens }: NumbersDeps,
  { stations }: StaffActor,
  id: string,
): Promise<Result<{ screens: ScreenLink[] }, Refused<'SESSION_NOT_FOUND'>>> {
  if (!(await known.find(database.read, stations, id))) return err('NUMBERS.SESSION_NOT_FOUND');
  return ok({ screens: [...(await screens.list(database.read, id))] });
}

/** Makes a link. What it carries is told here and never again. */
export async function makeScreen(
  { database, known, screens, ids, random, ledger }: NumbersDeps,
  actor: StaffActor,
  { id: session, name, hours }: MakeScreen & { readonly id: string },
): Promise<Result<{ screen: ScreenLink; token: string }, Refused<'SESSION_NOT_FOUND' | 'TOO_MANY_SCREENS'>>> {
  const found = await known.find(database.read, actor.stations, session);
  if (!found) return err('NUMBERS.SESSION_NOT_FOUND');
  const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url');
  return database.transaction(
    async (tx): Promise<Result<{ screen: ScreenLink; token: string }, Refused<'TOO_MANY_SCREENS'>>> => {
      if ((await screens.countGood(tx, session)) >= MOST_SCREENS) {
        return err('NUMBERS.TOO_MANY_SCREENS', { most: MOST_SCREENS });
      }
      const { station } = found;
      const words = { id: ids.next(), station, session, name, hash: hashOfToken(token), hours, madeBy: actor.id };
      const screen = await screens.insert(tx, words);
      const facts = { screen: screen.id, name, until: screen.until };
      const doer: StaffActor = { ...actor, station };
      ledger.append(tx, { actor: doer, action: 'live-session.screen-made', subject: session, facts });
      return ok({ screen, token });
    },
  );
}

/** Ends a link. Pressed twice it is ended once. */
export async function revokeScreen(
  { database, screens, ledger }: NumbersDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<ScreenLink, Refused<'SCREEN_NOT_FOUND'>>> {
  return database.transaction(async (tx): Promise<Result<ScreenLink, Refused<'SCREEN_NOT_FOUND'>>> => {
    const { link, session, station, isNews } = await screens.revoke(tx, { id, stations: actor.stations, by: actor.id });
    if (!link) return err('NUMBERS.SCREEN_NOT_FOUND');
    const facts = { screen: id };
    const doer: StaffActor = { ...actor, station };
    if (isNews) ledger.append(tx, { actor: doer, action: 'live-session.screen-revoked', subject: session, facts });
    return ok(link);
  });
}

/** What a big screen shows, to whoever has a link that is good. */
export async function openScreen(
  deps: NumbersDeps,
  token: string,
): Promise<Result<BigScreen, Refused<'SCREEN_NOT_FOUND'>>> {
  const { database, known, screens } = deps;
  const hash = hashOfToken(token);
  const id = await screens.sessionOf(database.read, hash);
  const session = id === undefined ? undefined : await known.byId(database.read, id);
  if (!session) return err('NUMBERS.SCREEN_NOT_FOUND');
  await screens.noteSeen(database.read, hash);
  return ok(await seeScreen(deps, session));
}
