import type { Channel, ChannelCheck, ChannelPlatform, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Database } from '../../platform';
import type { PlatformOutlets } from '../outlets/drivers-wiring';
import type { OutletStore } from '../outlets/outlet-store';
import { problemOf, refusesCredential } from '../outlets/refused.rules';
import type { ChannelDeps, ChannelRefusal } from './channel-deps';
import type { Health } from './channel-store';
import { viewChannel } from './view-channels';

/** What a check of an account stands on. */
export type CheckDeps = Pick<ChannelDeps, 'channels' | 'vault' | 'ledger'> & {
  readonly database: Database;
  readonly outlets: PlatformOutlets;
  readonly tokens: Pick<OutletStore, 'until'>;
  readonly used: (channel: Channel) => Promise<number>;
  readonly origin: string;
};

const PATIENCE = 15_000;

/** Asks the platform about an account (检查账号): it renews the token where that is over, and posts nothing. */
export async function checkAccount(
  deps: CheckDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<ChannelCheck, ChannelRefusal>> {
  const found = await viewChannel(deps, actor, id);
  if (!found.ok) return found;
  const channel = found.value;
  if (channel.closedAt !== null) return err('CHANNEL.CLOSED');
  const outlet = channel.lane === 'driver' ? deps.outlets(channel.platform) : undefined;
  if (!outlet) return err('CHANNEL.NOT_DRIVEN');
  const credential = async (): Promise<string | null> => {
    const sealed = await deps.channels.sealedCredential(deps.database.read, id);
    return sealed === null ? null : deps.vault.open({ table: 'channel', column: 'credential', row: id }, sealed);
  };
  const asked = await outlet.check({ channel, credential, signal: AbortSignal.timeout(PATIENCE) });
  const problem = asked.ok ? null : shown(problemOf(asked.error));
  const health: Health = asked.ok
    ? { health: 'ok', note: null }
    : { health: 'failing', note: asked.error.code, refused: refusesCredential(asked.error) };
  await keep(deps, { actor, id, health });
  const name = asked.ok ? asked.value.name : null;
  return ok({ name, problem, ...(await standing(deps, channel)) });
}

type Kept = { readonly actor: StaffActor; readonly id: string; readonly health: Health };

async function keep(deps: CheckDeps, { actor, id, health: found }: Kept): Promise<void> {
  const { health, note: code } = found;
  await deps.database.transaction(async (tx) => {
    await deps.channels.noteHealth(tx, id, found);
    deps.ledger.append(tx, { actor, action: 'channel.checked', subject: id, facts: { health, code } });
  });
}

/** What the house itself knows of an account: its token, its pause, its quota, its door. */
async function standing(deps: CheckDeps, channel: Channel): Promise<Omit<ChannelCheck, 'name' | 'problem'>> {
  const { token, pause } = await deps.tokens.until(deps.database.read, channel.id);
  return {
    tokenUntil: token?.toISOString() ?? null,
    pausedUntil: pause?.toISOString() ?? null,
    quota: channel.quota && { used: await deps.used(channel), most: channel.quota.posts },
    callback: callbackOf(channel.platform, deps.origin, channel.id),
  };
}

const shown = ({ code, message, cure }: ReturnType<typeof problemOf>) => ({ code, message, cure });

const callbackOf = (platform: ChannelPlatform, origin: string, id: string): string | null =>
  platform === 'wechat-oa' ? `${origin}/callbacks/wechat/${id}` : null;
