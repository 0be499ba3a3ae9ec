import { channelCredential, type Channel, type CredentialOf } from '../../../contract';
import type { Clock } from '../../../kernel';
import type { Database, Vault } from '../../../platform';
import type { ChannelStore } from '../../channels/channel-store';
import { echoOf, heardOf, type Disbelief, type WechatCall } from '../wechat-oa/wechat-callback';
import { TASK } from '../wechat-oa/wechat-driver';
import type { CallbackStore } from './callback-store';

/** What taking callbacks stands on. */
export type CallbackDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly channels: Pick<ChannelStore, 'byId' | 'sealedCredential'>;
  readonly callbacks: CallbackStore;
};

/** What the platform is answered: its word back, or that nobody here believes it. */
export type Answer =
  { readonly kind: 'said'; readonly text: string } | { readonly kind: 'refused'; readonly why: Disbelief | 'unknown' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const refused = (why: Disbelief | 'unknown'): Answer => ({ kind: 'refused', why });

/** Answers WeChat when somebody enters this address there. */
export async function answerEcho(deps: CallbackDeps, id: string, query: URLSearchParams): Promise<Answer> {
  const account = await accountOf(deps, id);
  if (!account) return refused('unknown');
  const echo = echoOf(account.credential, query, deps.clock.now());
  return 'echo' in echo ? { kind: 'said', text: echo.echo } : refused(echo.disbelief);
}

/**
 * Takes what WeChat calls in about. Nothing in it is believed to be the truth about a post: it only makes the house look at once, where
 * it would have looked a little later. So a message that is kept and sent again, or comes twice, or late, changes nothing.
 */
export async function takeCallback(deps: CallbackDeps, id: string, call: WechatCall): Promise<Answer> {
  const account = await accountOf(deps, id);
  if (!account) return refused('unknown');
  const heard = heardOf(account.credential, call, deps.clock.now());
  if ('disbelief' in heard) return refused(heard.disbelief);
  const { finished } = heard;
  if (finished) {
    const { task, status } = finished;
    const { id: channel, station } = account.channel;
    const event = `publish/${task}/${status}`;
    await deps.database.transaction(async (tx) => {
      const isNew = await deps.callbacks.keep(tx, { channel, station, event, kind: 'publish-finished', subject: task });
      if (isNew) await deps.callbacks.lookNow(tx, { channel, step: TASK, value: task });
    });
  }
  return { kind: 'said', text: 'success' };
}

type OaAccount = { readonly channel: Channel; readonly credential: CredentialOf<'wechat-oa'> };

async function accountOf({ database, channels, vault }: CallbackDeps, id: string): Promise<OaAccount | undefined> {
  if (!UUID.test(id)) return undefined;
  const channel = await channels.byId(database.read, id);
  if (channel?.platform !== 'wechat-oa' || channel.closedAt !== null) return undefined;
  const sealed = await channels.sealedCredential(database.read, id);
  if (sealed === null) return undefined;
  const opened = vault.open({ table: 'channel', column: 'credential', row: id }, sealed);
  const parsed = channelCredential.safeParse(JSON.parse(opened));
  if (!parsed.success || parsed.data.platform !== 'wechat-oa') return undefined;
  return { channel, credential: parsed.data };
}
