import { createHmac } from 'node:crypto';
import type { RobotPlatform } from '../../../contract';
import type { Letter, OpenRobot } from './lane';
import { ROBOT_ROOM } from './robots';

/** Where each platform listens; tests point these at a stand-in. */
export type RobotBases = Readonly<Record<RobotPlatform, string>>;

/** The platforms' own addresses. */
export const ROBOT_BASES: RobotBases = {
  wecom: 'https://qyapi.weixin.qq.com',
  dingtalk: 'https://oapi.dingtalk.com',
  feishu: 'https://open.feishu.cn',
};

/** A call of a robot, ready to be sent. */
export type RobotRequest = { readonly url: string; readonly body: object };

type Said = { readonly letter: Letter; readonly now: Date };

/** Words a letter the way each platform wants it and signs it with the robot's secret. */
export function robotRequest(bases: RobotBases, robot: OpenRobot, said: Said): RobotRequest {
  return WORDINGS[robot.platform](bases[robot.platform], robot, said);
}

type Wording = (base: string, robot: OpenRobot, said: Said) => RobotRequest;

const WORDINGS: Readonly<Record<RobotPlatform, Wording>> = {
  wecom: (base, { token }, { letter }) => ({
    url: `${base}/cgi-bin/webhook/send?key=${encodeURIComponent(token)}`,
    body: { msgtype: 'markdown', markdown: { content: cut(markdownOf(letter), ROBOT_ROOM.wecom) } },
  }),

  dingtalk: (base, { token, secret }, { letter, now }) => {
    const url = new URL(`${base}/robot/send`);
    url.searchParams.set('access_token', token);
    if (secret !== null) {
      const timestamp = String(now.getTime());
      url.searchParams.set('timestamp', timestamp);
      url.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
    }
    const text = cut(markdownOf(letter), ROBOT_ROOM.dingtalk);
    return { url: url.href, body: { msgtype: 'markdown', markdown: { title: titleOf(letter), text } } };
  },

  feishu: (base, { token, secret }, { letter, now }) => {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    // Feishu signs nothing with a key that holds everything, the other way round than DingTalk.
    const signed = secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
    const link = letter.link === null ? [] : [[{ tag: 'a', text: OPEN[letter.locale], href: letter.link }]];
    const content = [[{ tag: 'text', text: cut(letter.body, ROBOT_ROOM.feishu) }], ...link];
    const language = letter.locale === 'en' ? 'en_us' : 'zh_cn';
    const post = { [language]: { title: titleOf(letter), content } };
    return {
      url: `${base}/open-apis/bot/v2/hook/${encodeURIComponent(token)}`,
      body: { ...signed, msg_type: 'post', content: { post } },
    };
  },
};

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('base64');
}

const OPEN = { 'zh-Hans': '打开处理', en: 'Open' } as const;
const REPEAT = { 'zh-Hans': '（可能重复）', en: ' (may be a repeat)' } as const;

function titleOf({ title, repeat, locale }: Letter): string {
  return repeat ? `${title}${REPEAT[locale]}` : title;
}

function markdownOf(letter: Letter): string {
  const link = letter.link === null ? [] : [`[${OPEN[letter.locale]}](${letter.link})`];
  return [`**${plain(titleOf(letter))}**`, plain(letter.body), ...link].join('\n\n');
}

/** Facts may quote what people typed; in a group it must not become a link or a heading. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]#>~|<]/g, (mark) => `\\${mark}`);
}

/** Cuts a text by bytes between two characters. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let room = bytes - Buffer.byteLength('…');
  let kept = '';
  for (const character of text) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept}…`;
}
