import type { Channel, ChannelCredential } from '../../contract';
import { ok, type Result } from '../../kernel';
import type { Outlet, Parcel, Posted, SendOutcome, Sight, WithdrawOutcome } from '../deliveries/outlet.rules';
import type { Account, Driver, Session } from './driver';
import { openSession, type SessionFor } from './open-session';
import type { OutletDeps } from './outlet-deps';
import { outcomeOf, type Refused } from './refused.rules';

/** Half a minute: longer than the lists of the platforms were seen to lag. */
const GRACE = 30_000;

/** Asks whose account it is. */
export type CheckAccount = (wanted: Omit<SessionFor, 'key'>) => Promise<Result<Account, Refused>>;

/** An outlet from a driver: what is the same for every platform stands here. */
export function driverOutlet<C extends ChannelCredential>(
  deps: OutletDeps,
  driver: Driver<C>,
): Outlet & { readonly check: CheckAccount } {
  const session = (parcel: Parcel) => openSession(deps, driver, parcel);
  return {
    async send(parcel) {
      const wait = await deps.store.paused(deps.database.read, parcel.channel.id);
      if (wait > 0) return outcomeOf({ kind: 'passing', code: 'PAUSED', words: 'quota', wait });
      const opened = await session(parcel);
      if (!opened.ok) return outcomeOf(opened.error);
      const sent = await posted(driver, opened.value, parcel);
      return sent.ok ? sent.value : outcomeOf(sent.error);
    },

    async look(parcel, known) {
      const opened = await session(parcel);
      if (!opened.ok) return UNCLEAR;
      const { sent } = opened.value;
      // What was never asked for is not there; a look costs nothing then.
      if (known === null && sent === undefined) return ABSENT;
      const found = await seen(driver, opened.value, { parcel, known });
      const isEarly = known === null && sent !== undefined && sent.age < (deps.grace ?? GRACE);
      return found.kind === 'absent' && isEarly ? UNCLEAR : found;
    },

    async withdraw(parcel, known) {
      if (!mayDelete(parcel.channel) || isByHand(known)) return { kind: 'by-hand' };
      const opened = await session(parcel);
      if (!opened.ok) return FAILED;
      if (known !== null) return removed(driver, opened.value, known);
      const sight = await seen(driver, opened.value, { parcel, known });
      if (sight.kind === 'absent') return REMOVED;
      return 'platformId' in sight ? removed(driver, opened.value, sight) : FAILED;
    },

    async check(wanted) {
      const opened = await openSession(deps, driver, { ...wanted, key: null });
      return opened.ok ? driver.check(opened.value) : opened;
    },
  };
}

const UNCLEAR: Sight = { kind: 'unclear' };
const ABSENT: Sight = { kind: 'absent' };
const FAILED: WithdrawOutcome = { kind: 'failed' };
const REMOVED: WithdrawOutcome = { kind: 'removed' };

/** A post that a person made is known by its address alone, which no platform takes for its id: people mend and remove it, too. */
const isByHand = (posted: Pick<Posted, 'platformId'> | null): boolean => posted?.platformId.startsWith('http') === true;

const mayDelete = ({ capabilities }: Pick<Channel, 'capabilities'>): boolean => capabilities.includes('delete');

/** Corrects in place where the platform can, else the new post takes the old one's place: two versions never stand side by side. */
async function posted<C extends ChannelCredential>(
  driver: Driver<C>,
  session: Session<C>,
  { key, content, channel, replaces }: Parcel,
): Promise<Result<SendOutcome, Refused>> {
  const wanted = { key, content };
  if (replaces === null) return driver.post(session, wanted);
  if (isByHand({ platformId: replaces })) return ok({ kind: 'handed-over' });
  if (driver.edit && channel.capabilities.includes('edit')) return driver.edit(session, wanted, replaces);
  if (!mayDelete(channel)) return ok({ kind: 'handed-over' });
  const old: { state: 'stands' | WithdrawOutcome['kind'] } = { state: 'stands' };
  const clear = async (): Promise<Refused | undefined> => {
    if (old.state === 'stands') old.state = (await removed(driver, session, { platformId: replaces, url: null })).kind;
    return old.state === 'removed' ? undefined : OLD_STANDS;
  };
  // Its film is uploaded while the old one still stands, which goes right before the request that makes the new post.
  const sent = await driver.post({ ...session, commit: (make) => session.commit(make, clear) }, wanted);
  return old.state === 'by-hand' ? ok({ kind: 'handed-over' }) : sent;
}

const OLD_STANDS: Refused = { kind: 'passing', code: 'OLD_POST_STANDS', words: 'busy' };

type Looked = { readonly parcel: Parcel; readonly known: Posted | null };

async function seen<C extends ChannelCredential>(
  driver: Driver<C>,
  session: Session<C>,
  { parcel: { key, content }, known }: Looked,
): Promise<Sight> {
  const found = await driver.find(session, { key, content }, known);
  if (found.ok) return found.value;
  return found.error.kind === 'gone' ? ABSENT : UNCLEAR;
}

async function removed<C extends ChannelCredential>(
  driver: Driver<C>,
  session: Session<C>,
  posted: Posted,
): Promise<WithdrawOutcome> {
  const done = await driver.remove(session, posted);
  if (done.ok) return done.value;
  return done.error.kind === 'gone' ? REMOVED : FAILED;
}
