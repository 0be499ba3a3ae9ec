import type { Text } from '@hearth/cms/kernel';
import { z } from 'zod';
import { targetPlatforms } from './platform-presets';
import { roomSchema } from './room-types';

/** Where a copy stands 转推状态: `off` until somebody starts it; `fatal` waits for a person. */
export const targetStates = ['off', 'waiting', 'starting', 'broadcasting', 'errored', 'fatal'] as const;

/** Where a copy stands. */
export type TargetLight = (typeof targetStates)[number];

/** What may happen to a copy: the first three and `remove` are done by people, the rest is told by the relay. */
export const targetEvents = [
  'start',
  'stop',
  'renew',
  'remove',
  'wait',
  'connect',
  'broadcast',
  'fail',
  'give-up',
] as const;

/** What may happen to a copy. */
export type TargetEvent = (typeof targetEvents)[number];

/** Why a platform has no picture 故障原因, in words that say what to do. */
export const targetProblems = {
  'key-refused': {
    'zh-Hans': '{platform}不接受这个推流密钥：请到平台重新复制并粘贴新的',
    en: '{platform} refused the key: copy a new one there and paste it here',
  },
  refused: {
    'zh-Hans': '{platform}拒绝了连接：请核对推流地址，并确认平台上已点“开始直播”',
    en: '{platform} refused the connection: check the address, and whether the live has been created there',
  },
  'address-unknown': {
    'zh-Hans': '找不到这个推流地址：请核对是否抄错',
    en: 'There is no such address: check it for slips',
  },
  'address-closed': {
    'zh-Hans': '推流地址指向内网：请联系管理员放行',
    en: 'The address lies inside a network: ask the administrator to allow it',
  },
  unreachable: {
    'zh-Hans': '连不上{platform}：系统正在重试，如持续请检查本台网络',
    en: '{platform} cannot be reached: we keep trying; check the station’s line if it lasts',
  },
  'tls-untrusted': {
    'zh-Hans': '{platform}的安全证书无法验证，为防止密钥泄露没有推流：请核对地址',
    en: 'The certificate of {platform} cannot be proved, so nothing was sent: check the address',
  },
  stalled: {
    'zh-Hans': '{platform}停止接收数据：系统正在重新连接',
    en: '{platform} has stopped reading: we are connecting again',
  },
  closed: {
    'zh-Hans': '{platform}断开了连接：系统正在重新连接；若平台已结束直播，请停止转推',
    en: '{platform} closed the connection: we are connecting again; stop the copy if the live is over there',
  },
  unsaid: {
    'zh-Hans': '{platform}没有接受经 Mux 的转推，Mux 不说明原因：请核对推流地址和密钥',
    en: '{platform} did not take the copy that Mux sends, and Mux does not say why: check address and key',
  },
  'picture-restarting': {
    'zh-Hans': '为{platform}裁切画面、加台标的转码进程已中断，正在重新启动；其他平台不受影响。如持续请联系管理员',
    en: 'What cuts or marks the picture for {platform} broke off and is being started again; no other platform notices. Ask the administrator if it lasts',
  },
  'picture-late': {
    'zh-Hans': '本机算力不够为{platform}裁切画面、加台标，已跳过部分画面：请停掉别的转码，或改回原画面',
    en: 'This machine is too slow to cut or mark the picture for {platform}, and leaves parts out: stop other transcodes, or give it as it is',
  },
  'srt-off': {
    'zh-Hans': '本机的 ffmpeg 不支持 SRT：请联系管理员安装，或改用 RTMP 地址',
    en: 'The ffmpeg of this server speaks no SRT: ask the administrator to install one, or use an RTMP address',
  },
  protocol: {
    'zh-Hans': '对方不是 RTMP 服务器：请核对推流地址',
    en: 'The other side is no RTMP server: check the address',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Why a platform has no picture. */
export type TargetProblem = keyof typeof targetProblems;

const problems = Object.keys(targetProblems);

/** Whether a word is a problem that we know. */
export const isTargetProblem = (word: string): word is TargetProblem => problems.includes(word);

/** A copy as pages see it 转推目标. Its key is in no answer. */
export const targetSchema = z.strictObject({
  id: z.uuid(),
  room: z.uuid(),
  station: z.string(),
  platform: z.enum(targetPlatforms),
  name: z.string(),
  url: z.string(),
  /** The last signs of the key, so that two can be told apart. */
  keyTail: z.string(),
  keyAt: z.iso.datetime(),
  state: z.enum(targetStates),
  since: z.iso.datetime(),
  problem: z.string().nullable(),
  attempt: z.int(),
  version: z.int(),
  allowedEvents: z.array(z.enum(targetEvents)),
});

/** A copy as pages see it. */
export type Target = z.output<typeof targetSchema>;

/** A copy that was added, and what became of its room: hybrid, with a new address and key that are told here and never again. */
export const addedTargetSchema = targetSchema.extend({
  becameHybrid: z.strictObject({ room: roomSchema, key: z.string() }).nullable(),
});

/** A copy that was added. */
export type AddedTarget = z.output<typeof addedTargetSchema>;

/** How the copy stands by which Mux hands a room out 分发. */
export const distributionSchema = targetSchema.pick({ state: true, since: true, problem: true });

/** How the copy stands by which Mux hands a room out. */
export type Distribution = z.output<typeof distributionSchema>;
