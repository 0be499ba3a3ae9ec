import type { Text } from '@hearth/cms/kernel';

/** Platforms that a room can be copied to 转推平台. */
export const targetPlatforms = [
  'douyin',
  'kuaishou',
  'bilibili',
  'taobao-live',
  'wechat-channels',
  'xiaohongshu',
  'tiktok',
  'youtube',
  'facebook',
  'instagram',
  'x',
  'custom',
] as const;

/** A platform that a room can be copied to. */
export type TargetPlatform = (typeof targetPlatforms)[number];

/** What is known of a platform, so that nobody has to look it up. `source` says where from, or that nobody could try it. */
export type PlatformPreset = {
  readonly name: Text;
  /** The address, where it is the same for everybody; else the platform shows one with each key. */
  readonly url?: string;
  /** How long a key is good: for one broadcast, until somebody changes it, or as the platform shows. */
  readonly keyLife: 'broadcast' | 'lasting' | 'either';
  /** Kilobits a second of picture and sound that it takes at most. */
  readonly mostKilobits?: number;
  readonly tallest?: number;
  /** The platform shows upright pictures: one that lies is small on it. */
  readonly isUpright: boolean;
  /** Where an operator finds address and key. */
  readonly where: Text;
  readonly source: string;
};

const UNVERIFIED = 'unverified';

/** All platforms. */
export const platformPresets: Readonly<Record<TargetPlatform, PlatformPreset>> = {
  douyin: {
    name: { 'zh-Hans': '抖音', en: 'Douyin' },
    keyLife: 'broadcast',
    isUpright: true,
    where: {
      'zh-Hans': '抖音直播伴侣 → 开播方式选“推流” → 复制推流地址和推流密钥。每次开播都要重新取。',
      en: 'Douyin’s live companion → start by push → copy address and key. They are new for each broadcast.',
    },
    source: UNVERIFIED,
  },
  kuaishou: {
    name: { 'zh-Hans': '快手', en: 'Kuaishou' },
    keyLife: 'broadcast',
    isUpright: true,
    where: {
      'zh-Hans': '快手直播伴侣或创作者服务平台 → 直播 → 推流直播 → 复制推流地址和密钥。',
      en: 'Kuaishou’s live companion or creators’ service → live → push → copy address and key.',
    },
    source: UNVERIFIED,
  },
  bilibili: {
    name: { 'zh-Hans': '哔哩哔哩', en: 'Bilibili' },
    url: 'rtmp://live-push.bilivideo.com/live-bvc/',
    keyLife: 'either',
    isUpright: false,
    where: {
      'zh-Hans':
        '直播中心 → 我的直播间 → 开播设置 → 选分区点“开始直播” → 复制串流密钥（以 ?streamname= 开头的一整串）。',
      en: 'Live centre → my room → start settings → start → copy the stream key, all of what begins with ?streamname=.',
    },
    source: 'address: lists of streaming services in public encoders; the rest unverified',
  },
  'taobao-live': {
    name: { 'zh-Hans': '淘宝直播', en: 'Taobao Live' },
    keyLife: 'broadcast',
    isUpright: true,
    where: {
      'zh-Hans': '淘宝直播中控台 → 创建直播 → 推流方式选“第三方推流” → 复制推流地址和密钥。',
      en: 'Taobao Live console → create a live → push by a third party → copy address and key.',
    },
    source: UNVERIFIED,
  },
  'wechat-channels': {
    name: { 'zh-Hans': '微信视频号', en: 'WeChat Channels' },
    keyLife: 'broadcast',
    isUpright: true,
    where: {
      'zh-Hans': '视频号助手（channels.weixin.qq.com）→ 直播 → 直播管理 → 推流直播 → 复制推流地址和推流密钥。',
      en: 'Channels assistant (channels.weixin.qq.com) → live → manage → push → copy address and key.',
    },
    source: UNVERIFIED,
  },
  xiaohongshu: {
    name: { 'zh-Hans': '小红书', en: 'Xiaohongshu' },
    keyLife: 'broadcast',
    isUpright: true,
    where: {
      'zh-Hans': '小红书直播助手或专业号中心 → 直播 → 推流直播 → 复制推流地址和密钥（需账号已开通权限）。',
      en: 'Xiaohongshu’s live assistant or account centre → live → push → copy address and key (if the account may).',
    },
    source: UNVERIFIED,
  },
  tiktok: {
    name: { 'zh-Hans': 'TikTok', en: 'TikTok' },
    keyLife: 'broadcast',
    isUpright: true,
    where: {
      'zh-Hans': 'livecenter.tiktok.com → LIVE Producer → 复制 Server URL 和 Stream key（需账号已开通权限）。',
      en: 'livecenter.tiktok.com → LIVE Producer → copy server URL and stream key (if the account may).',
    },
    source: UNVERIFIED,
  },
  youtube: {
    name: { 'zh-Hans': 'YouTube', en: 'YouTube' },
    url: 'rtmps://a.rtmps.youtube.com:443/live2',
    keyLife: 'either',
    mostKilobits: 8_000,
    isUpright: false,
    where: {
      'zh-Hans': 'YouTube 工作室 → 创建 → 开始直播 → 直播 → 复制“直播密钥”。',
      en: 'YouTube Studio → create → go live → stream → copy the stream key.',
    },
    source: 'limit of 720p and 1080p at 30 frames: support.google.com/youtube/answer/2853702',
  },
  facebook: {
    name: { 'zh-Hans': 'Facebook', en: 'Facebook' },
    url: 'rtmps://live-api-s.facebook.com:443/rtmp/',
    keyLife: 'either',
    isUpright: false,
    where: {
      'zh-Hans': 'facebook.com/live/producer → 直播软件 → 复制串流密钥；可勾选“永久密钥”。',
      en: 'facebook.com/live/producer → streaming software → copy the stream key; a lasting key can be chosen there.',
    },
    source: UNVERIFIED,
  },
  instagram: {
    name: { 'zh-Hans': 'Instagram', en: 'Instagram' },
    keyLife: 'broadcast',
    isUpright: true,
    where: {
      'zh-Hans': 'instagram.com → 创建 → 直播视频（Live Producer）→ 复制 URL 和串流密钥。',
      en: 'instagram.com → create → live video (Live Producer) → copy URL and stream key.',
    },
    source: UNVERIFIED,
  },
  x: {
    name: { 'zh-Hans': 'X', en: 'X' },
    keyLife: 'lasting',
    isUpright: false,
    where: {
      'zh-Hans': 'Media Studio → Producer → 来源（Sources）→ 新建 RTMP 来源 → 复制 URL 和密钥。',
      en: 'Media Studio → Producer → sources → make an RTMP source → copy URL and key.',
    },
    source: UNVERIFIED,
  },
  custom: {
    name: { 'zh-Hans': '自定义 RTMP / RTMPS / SRT', en: 'Other RTMP, RTMPS or SRT' },
    keyLife: 'either',
    isUpright: false,
    where: {
      'zh-Hans':
        '接收方给出的推流地址（rtmp://、rtmps:// 或 srt:// 开头）和密钥。SRT 的密钥填 streamid，或 streamid=…&passphrase=…。',
      en: 'The address (rtmp://, rtmps:// or srt://) and the key that the receiver gave you. For SRT the key is the stream id, or streamid=…&passphrase=….',
    },
    source: 'RTMP 1.0',
  },
};
