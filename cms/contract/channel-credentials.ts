import { z } from 'zod';
import { moment } from './roster-types';

const secret = z.string().trim().min(1).max(4_000);
const name = z.string().trim().min(1).max(200);
/** When the credential ends for good and somebody has to sign in anew; null where the platform sets no end. */
const expiresAt = moment.nullable();

/**
 * What a driver needs to post to an account (接口凭据), by platform. It is sealed at once and never answered; tokens that a platform
 * renews are kept beside it by the house.
 */
export const channelCredential = z.discriminatedUnion('platform', [
  z.strictObject({
    platform: z.literal('wechat-oa'),
    appId: name,
    appSecret: secret,
    /** The token of the server's address (服务器配置), by which callbacks are signed. */
    callbackToken: z
      .string()
      .regex(/^[A-Za-z0-9]{3,32}$/)
      .nullable(),
    /** Forty-three characters; with it callbacks come encrypted (安全模式). */
    encodingAesKey: z
      .string()
      .regex(/^[A-Za-z0-9]{43}$/)
      .nullable(),
    expiresAt,
  }),
  z.strictObject({
    platform: z.literal('weibo'),
    appKey: name,
    accessToken: secret,
    uid: z.string().regex(/^\d{4,20}$/),
    /** The public address from which posts are made; the platform asks for it with each post (rip). */
    address: z.ipv4(),
    expiresAt,
  }),
  z.strictObject({
    platform: z.literal('douyin'),
    clientKey: name,
    clientSecret: secret,
    openId: name,
    refreshToken: secret,
    expiresAt,
  }),
  z.strictObject({ platform: z.literal('kuaishou'), appId: name, appSecret: secret, refreshToken: secret, expiresAt }),
  z.strictObject({
    platform: z.literal('bilibili'),
    clientId: name,
    clientSecret: secret,
    refreshToken: secret,
    /** The section (分区) that films are filed under. */
    section: z.int().min(1),
    expiresAt,
  }),
  z.strictObject({
    platform: z.literal('youtube'),
    clientId: name,
    clientSecret: secret,
    refreshToken: secret,
    /** The category of films; 25 is news and politics. */
    category: z.string().regex(/^\d{1,3}$/),
    expiresAt,
  }),
  z.strictObject({
    platform: z.literal('x'),
    clientId: name,
    clientSecret: secret,
    refreshToken: secret,
    userId: z.string().regex(/^\d{1,20}$/),
    expiresAt,
  }),
  z.strictObject({
    platform: z.literal('facebook'),
    pageId: z.string().regex(/^\d{4,30}$/),
    pageToken: secret,
    appSecret: secret,
    expiresAt,
  }),
]);

/** What a driver needs to post to an account. */
export type ChannelCredential = z.output<typeof channelCredential>;

/** The credential of one platform. */
export type CredentialOf<Platform extends ChannelCredential['platform']> = Extract<
  ChannelCredential,
  { platform: Platform }
>;

/** The platforms that this release can post to by their official API; all others are posted to by hand (人工代发). */
export const drivenPlatforms = [
  'wechat-oa',
  'weibo',
  'douyin',
  'kuaishou',
  'bilibili',
  'youtube',
  'x',
  'facebook',
] as const satisfies readonly ChannelCredential['platform'][];

/** A platform that this release can post to by its official API. */
export type DrivenPlatform = (typeof drivenPlatforms)[number];
