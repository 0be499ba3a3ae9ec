import { drivenPlatforms, type ChannelPlatform, type DrivenPlatform } from '../../contract';

/** What is typed of a credential; it is sent once and never comes back. */
export type CredentialDraft = { readonly values: Readonly<Record<string, string>>; readonly expiresAt: string | null };

/** A field of a credential: a plain word, a secret, a figure, or one that may be left empty. */
export type CredentialField = {
  readonly name: string;
  readonly kind: 'word' | 'secret' | 'figure';
  readonly optional?: true;
};

const word = (name: string): CredentialField => ({ name, kind: 'word' });
const secret = (name: string): CredentialField => ({ name, kind: 'secret' });

/** What each platform's API wants; the host checks it by the contract. */
const FIELDS: Readonly<Record<DrivenPlatform, readonly CredentialField[]>> = {
  'wechat-oa': [
    word('appId'),
    secret('appSecret'),
    { ...secret('callbackToken'), optional: true },
    { ...secret('encodingAesKey'), optional: true },
  ],
  weibo: [word('appKey'), secret('accessToken'), word('uid'), word('address')],
  douyin: [word('clientKey'), secret('clientSecret'), word('openId'), secret('refreshToken')],
  kuaishou: [word('appId'), secret('appSecret'), secret('refreshToken')],
  bilibili: [word('clientId'), secret('clientSecret'), secret('refreshToken'), { name: 'section', kind: 'figure' }],
  youtube: [word('clientId'), secret('clientSecret'), secret('refreshToken'), word('category')],
  x: [word('clientId'), secret('clientSecret'), secret('refreshToken'), word('userId')],
  facebook: [word('pageId'), secret('pageToken'), secret('appSecret')],
};

/** The platform, where this release can post to it by its own interface. */
export const drivenOf = (platform: ChannelPlatform): DrivenPlatform | undefined =>
  drivenPlatforms.find((one) => one === platform);

/** The fields of a platform's credential; none where people post by hand. */
export function credentialFields(platform: ChannelPlatform): readonly CredentialField[] {
  const driven = drivenOf(platform);
  return driven ? FIELDS[driven] : [];
}

/** Nothing typed. */
export const NO_CREDENTIAL: CredentialDraft = { values: {}, expiresAt: null };

/** What is sent of it; nothing when nothing was typed, so that what lies sealed stays. */
export function credentialBody(platform: ChannelPlatform, { values, expiresAt }: CredentialDraft): object | undefined {
  const fields = credentialFields(platform);
  const typed = (name: string): string => values[name]?.trim() ?? '';
  if (fields.every(({ name }) => typed(name) === '')) return undefined;
  const said = fields.map(({ name, kind, optional }): readonly [string, string | number | null] => {
    const value = typed(name);
    if (optional && value === '') return [name, null];
    return [name, kind === 'figure' ? Number(value) : value];
  });
  const all: readonly (readonly [string, unknown])[] = [['platform', platform], ...said, ['expiresAt', expiresAt]];
  return Object.fromEntries(all);
}
