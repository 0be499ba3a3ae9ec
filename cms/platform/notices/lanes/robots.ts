import type { RobotPlatform } from '../../../contract';
import type { LaneOutcome } from './lane';

const MINUTE = 60_000;

/** What the platforms allow one robot in a minute, a little less where other senders may share the robot. */
export const ROBOT_PACE: Readonly<Record<RobotPlatform, number>> = { wecom: 20, dingtalk: 20, feishu: 100 };

/** The most bytes of text that each platform takes. */
export const ROBOT_ROOM: Readonly<Record<RobotPlatform, number>> = { wecom: 4_000, dingtalk: 18_000, feishu: 18_000 };

const ADDRESSES: Readonly<Record<RobotPlatform, RegExp>> = {
  wecom: /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=([\w-]{8,100})$/,
  dingtalk: /^https:\/\/oapi\.dingtalk\.com\/robot\/send\?access_token=([0-9a-zA-Z]{8,100})$/,
  feishu: /^https:\/\/open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\/([\w-]{8,100})$/,
};

/** The token in the address that a platform shows for a robot. Only the token is kept, so a host is never made to call elsewhere. */
export function robotToken(platform: RobotPlatform, address: string): string | undefined {
  return ADDRESSES[platform].exec(address.trim())?.[1];
}

/** What a platform's answer means. */
export function robotOutcome(platform: RobotPlatform, answer: unknown): LaneOutcome {
  const code = codeOf(answer);
  if (code === undefined) return { state: 'unknown', says: 'an answer without a code' };
  const says = `${platform} ${code}`;
  if (code === 0) return { state: 'sent', says };
  const wait = THROTTLED[platform][code];
  if (wait !== undefined) return { state: 'throttled', says, wait };
  return { state: 'refused', says, forGood: FOR_GOOD[platform].includes(code) };
}

/** DingTalk shuts a robot up for ten minutes that spoke too often; the others count by the minute. */
const THROTTLED: Readonly<Record<RobotPlatform, Readonly<Record<number, number>>>> = {
  wecom: { 45009: MINUTE, 45033: 10_000 },
  dingtalk: { 130101: 10 * MINUTE, 410100: 10 * MINUTE, 660026: 10 * MINUTE },
  feishu: { 11232: MINUTE, 9499: MINUTE },
};

/** A robot that was removed, a wrong token, signature or keyword, a text that is refused: only a person can mend these. */
const FOR_GOOD: Readonly<Record<RobotPlatform, readonly number[]>> = {
  wecom: [93000, 40008, 40058, 44004, 45002],
  dingtalk: [300001, 300005, 310000, 400101, 400102, 40035, 430101, 430102],
  feishu: [19001, 19002, 19021, 19022, 19024, 10003],
};

function codeOf(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  // WeCom and DingTalk say errcode; Feishu says code, and in older answers StatusCode.
  const code: unknown =
    Reflect.get(answer, 'errcode') ?? Reflect.get(answer, 'code') ?? Reflect.get(answer, 'StatusCode');
  return typeof code === 'number' ? code : undefined;
}
