import type { Channel, ChannelBody, ChannelLane, ChannelPlatform, ContentLocale } from '../../contract';

/** An account while somebody writes it. */
export type AccountDraft = ChannelBody & {
  readonly platform: ChannelPlatform;
  readonly account: string;
  readonly locale: ContentLocale;
  readonly lane: ChannelLane;
  /** What was typed anew; empty leaves what lies sealed. */
  readonly credential: string;
};

/** How an account begins: as it is, or empty. */
export function draftOf(channel: Channel | undefined): AccountDraft {
  if (!channel)
    return {
      ...{ platform: 'weibo', account: '', locale: 'zh-Hans', lane: 'assisted', credential: '' },
      ...{ name: '', capabilities: ['publish'], quota: null, pace: null, windows: [], rulePack: 'weibo' },
      ...{ owner: null, active: true },
    };
  const { platform, account, locale, lane, name, capabilities, quota, pace, windows, rulePack, owner, active } =
    channel;
  return {
    ...{ platform, account, locale, lane, credential: '' },
    ...{ name, capabilities, quota, pace, windows, rulePack, owner, active },
  };
}

/** How a platform is served until it has a driver: our own surfaces by themselves, all others by hand. */
export const laneOf = (platform: ChannelPlatform): ChannelLane =>
  platform === 'app' || platform === 'feed' ? platform : 'assisted';

/** What is sent for a new account. */
export function newBody(draft: AccountDraft, station: string): object {
  const { credential, ...words } = draft;
  return { ...words, station, name: words.name.trim(), account: words.account.trim(), credential: credential || null };
}

/** What is sent for a change; a credential that was not typed stays. */
export function changeBody(draft: AccountDraft, version: number): object {
  const { name, capabilities, quota, pace, windows, rulePack, owner, active, credential } = draft;
  const said = { name: name.trim(), capabilities, quota, pace, windows, rulePack, owner, active, version };
  return credential === '' ? said : { ...said, credential };
}
