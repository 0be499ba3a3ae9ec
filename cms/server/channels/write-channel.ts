import {
  drivenPlatforms,
  type Channel,
  type ChannelBody,
  type ChannelCredential,
  type ChannelLane,
  type ChannelPlatform,
  type ContentLocale,
  type StaffActor,
} from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { worksAt, type ChannelDeps, type ChannelRefusal } from './channel-deps';

/** A channel as somebody wants to add it. */
export type WantedChannel = ChannelBody & {
  readonly station: string;
  readonly platform: ChannelPlatform;
  readonly account: string;
  readonly locale: ContentLocale;
  readonly lane: ChannelLane;
  readonly credential: ChannelCredential | null;
};

/** Which channel somebody acts on, and the version of it that they saw. */
export type SeenChannel = { readonly id: string; readonly version: number };

/** A change as somebody wants it; a credential that is left out stays. */
export type WantedChange = SeenChannel &
  ChannelBody & {
    readonly credential?: ChannelCredential | null | undefined;
    readonly lane?: ChannelLane | undefined;
  };

/** Registers an account that the station goes out on (登记渠道). */
export async function addChannel(
  deps: ChannelDeps,
  actor: StaffActor,
  wanted: WantedChannel,
): Promise<Result<Channel, ChannelRefusal>> {
  const { credential, ...words } = wanted;
  if (!worksAt(actor, wanted.station)) return err('HEARTH.NOT_ALLOWED');
  if (!fits(wanted)) return err('CHANNEL.WRONG_LANE');
  if (!opens(wanted, credential)) return err('CHANNEL.WRONG_CREDENTIAL');
  if (!(await ownerWorks(deps, wanted.owner, wanted.station))) return err('CHANNEL.UNKNOWN_OWNER');
  const id = deps.ids.next();
  return deps.database.transaction(async (tx) => {
    const isNew = await deps.channels.insert(tx, { ...words, ...sealed(deps, id, credential), id });
    if (!isNew) return err('CHANNEL.ACCOUNT_TAKEN');
    return told(deps, tx, { actor, id, action: 'channel.added' });
  });
}

/** Changes a channel. */
export async function changeChannel(
  deps: ChannelDeps,
  actor: StaffActor,
  wanted: WantedChange,
): Promise<Result<Channel, ChannelRefusal>> {
  const { id, version, credential, lane, ...words } = wanted;
  return deps.database.transaction(async (tx) => {
    const found = await deps.channels.byId(tx, id);
    if (!found || !worksAt(actor, found.station)) return err('HEARTH.NOT_FOUND');
    if (found.closedAt !== null) return err('CHANNEL.CLOSED');
    if (!(await ownerWorks(deps, words.owner, found.station))) return err('CHANNEL.UNKNOWN_OWNER');
    const served = await servedBy(deps, tx, { found, lane: lane ?? found.lane, credential });
    if (!served.ok) return served;
    const changed = await deps.channels.change(tx, { id, version }, { ...words, ...served.value });
    if (!changed) return err('HEARTH.CHANGED_MEANWHILE');
    return told(deps, tx, { actor, id, action: 'channel.changed' });
  });
}

type Serving = {
  readonly found: Channel;
  readonly lane: ChannelLane;
  readonly credential: ChannelCredential | null | undefined;
};

/** How an account is served from now on. Another way waits until nothing is on its way by the old one. */
async function servedBy(
  deps: ChannelDeps,
  tx: Tx,
  { found, lane, credential }: Serving,
): Promise<Result<Partial<Sealed> & { readonly lane: ChannelLane }, ChannelRefusal>> {
  const { id, platform } = found;
  if (!fits({ platform, lane })) return err('CHANNEL.WRONG_LANE');
  if (credential && !opens({ platform, lane }, credential)) return err('CHANNEL.WRONG_CREDENTIAL');
  const isMoved = lane !== found.lane;
  const moving = isMoved ? await deps.channels.moving(tx, id) : 0;
  if (moving > 0) return err('CHANNEL.LANE_IN_USE', { moving });
  // Whoever posts by hand needs no credential, and what nobody needs is not kept.
  const given = isMoved && lane === 'assisted' ? null : credential;
  return ok({ lane, ...(given === undefined ? {} : sealed(deps, id, given)) });
}

/** Our own app and feeds are served by the house and nothing else is; a driver needs the platform's own ways. */
function fits({ platform, lane }: Pick<WantedChannel, 'platform' | 'lane'>): boolean {
  if (platform === 'app' || platform === 'feed') return lane === platform;
  // People can always post by hand; a driver only where this release has one.
  return lane === 'assisted' || (lane === 'driver' && drivenPlatforms.some((one) => one === platform));
}

/** A credential opens the platform it was made for, and only drivers need one. */
function opens({ platform, lane }: Pick<Channel, 'platform' | 'lane'>, credential: ChannelCredential | null): boolean {
  return credential === null || (lane === 'driver' && credential.platform === platform);
}

type Sealed = { readonly sealed: string | null; readonly credentialExpiresAt: string | null };

function sealed({ vault }: ChannelDeps, id: string, credential: ChannelCredential | null): Sealed {
  if (credential === null) return { sealed: null, credentialExpiresAt: null };
  return {
    sealed: vault.seal({ table: 'channel', column: 'credential', row: id }, JSON.stringify(credential)),
    credentialExpiresAt: credential.expiresAt,
  };
}

async function ownerWorks({ people, stations }: ChannelDeps, owner: string | null, station: string): Promise<boolean> {
  if (owner === null) return true;
  const [person] = await people.byIds([owner]);
  const { sees } = await stations.tree();
  return person !== undefined && sees(person.station, station);
}

type Done = {
  readonly actor: StaffActor;
  readonly id: string;
  readonly action: string;
  readonly more?: Readonly<Record<string, unknown>>;
};

/** Keeps on record what was done to a channel, and shows it as it is then. */
export async function told(
  deps: Pick<ChannelDeps, 'channels' | 'ledger'>,
  tx: Tx,
  { actor, id, action, more = {} }: Done,
): Promise<Result<Channel, ChannelRefusal>> {
  const now = await deps.channels.byId(tx, id);
  if (!now) return err('HEARTH.NOT_FOUND');
  const { platform, account, active, lane, hasCredential } = now;
  const facts = { platform, account, active, lane, hasCredential, ...more };
  deps.ledger.append(tx, { actor, action, subject: id, version: String(now.version), facts });
  return ok(now);
}
