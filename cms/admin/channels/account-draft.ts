import type { Channel, ChannelBody, ChannelLane, ChannelPlatform, ContentLocale } from '../../contract';
import { credentialBody, drivenOf, NO_CREDENTIAL, type CredentialDraft } from './credential-draft';

/** An account while somebody writes it. */
export type AccountDraft = ChannelBody & {
  readonly platform: ChannelPlatform;
  readonly account: string;
  readonly locale: ContentLocale;
  readonly lane: ChannelLane;
  /** What was typed anew; nothing leaves what lies sealed. */
  readonly credential: CredentialDraft;
};

/** How an account begins: as it is, or empty. */
export function draftOf(channel: Channel | undefined): AccountDraft {
  if (!channel)
    return {
      ...{ platform: 'weibo', account: '', locale: 'zh-Hans', lane: 'assisted', credential: NO_CREDENTIAL },
      ...{ name: '', capabilities: ['publish'], quota: null, pace: null, windows: [], rulePack: 'weibo' },
      ...{ owner: null, active: true },
    };
  const { platform, account, locale, lane, name, capabilities, quota, pace, windows, rulePack, owner, active } =
    channel;
  return {
    ...{ platform, account, locale, lane, credential: NO_CREDENTIAL },
    ...{ name, capabilities, quota, pace, windows, rulePack, owner, active },
  };
}

/** The ways in which a platform can be served, the usual one first: our own surfaces by themselves, all others by hand or by API. */
export function lanesOf(platform: ChannelPlatform): readonly ChannelLane[] {
  if (platform === 'app' || platform === 'feed') return [platform];
  return drivenOf(platform) ? ['assisted', 'driver'] : ['assisted'];
}

/** What is sent for a new account. */
export function newBody(draft: AccountDraft, station: string): object {
  const { credential, ...words } = draft;
  const sealed = words.lane === 'driver' ? credentialBody(words.platform, credential) : undefined;
  return {
    ...{ ...words, station, name: words.name.trim(), account: words.account.trim() },
    credential: sealed ?? null,
  };
}

/** What is sent for a change; a credential that was not typed stays. */
export function changeBody(draft: AccountDraft, version: number): object {
  const { name, capabilities, quota, pace, windows, rulePack, owner, active, platform, lane } = draft;
  const said = { name: name.trim(), capabilities, quota, pace, windows, rulePack, owner, active, lane, version };
  const credential = draft.lane === 'driver' ? credentialBody(platform, draft.credential) : undefined;
  return credential === undefined ? said : { ...said, credential };
}
