import { robotRequest, ROBOT_BASES } from './robot-request';
import { robotOutcome, robotToken } from './robots';

const letter = {
  ...({ id: 'x', urgency: 'high', locale: 'zh-Hans', repeat: false } as const),
  title: '有任务多次失败',
  body: '队列 *notice.send* 有 3 个任务 [停下](https://evil.example)',
  link: 'https://desk.example/admin/x',
};
const now = new Date('2020-09-06T01:21:13Z');

describe('a robot', () => {
  it('is known by the address that its platform shows, and by no other', () => {
    expect(robotToken('wecom', ' https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=73febdcb-1b38 ')).toBe(
      '73febdcb-1b38',
    );
    expect(robotToken('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=abcdef0123')).toBe('abcdef0123');
    expect(robotToken('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/aaaa-bbbb-cc')).toBe('aaaa-bbbb-cc');
    expect(robotToken('wecom', 'https://oapi.dingtalk.com/robot/send?access_token=abcdef0123')).toBeUndefined();
    expect(robotToken('feishu', 'http://169.254.169.254/open-apis/bot/v2/hook/aaaa-bbbb-cc')).toBeUndefined();
  });

  it('of DingTalk is signed in the address', () => {
    const { url } = robotRequest(
      ROBOT_BASES,
      { platform: 'dingtalk', token: 't0ken', secret: 'SECx' },
      { letter, now },
    );
    const asked = new URL(url).searchParams;
    expect(asked.get('timestamp')).toBe('1599355273000');
    // printf '1599355273000\nSECx' | openssl dgst -sha256 -hmac SECx -binary | base64
    expect(asked.get('sign')).toBe('tTqQccG2aI38WUsaX1+poFcP1yjOQuqPsZuTgnmCmX8=');
  });

  it('of Feishu is signed in the body, by a key of time and secret', () => {
    const { body } = robotRequest(ROBOT_BASES, { platform: 'feishu', token: 't', secret: 'SECx' }, { letter, now });
    // printf '' | openssl dgst -sha256 -hmac $'1599355273\nSECx' -binary | base64
    expect(body).toMatchObject({
      timestamp: '1599355273',
      sign: 'QIJoaoukCvhEhFzdc8zeywkmKjZuphiDZQpoFCm+Od8=',
      msg_type: 'post',
    });
  });

  it('gets no marks of Markdown from facts, and no more than it takes', () => {
    const long = { ...letter, body: `${letter.body}${'长'.repeat(3000)}`, repeat: true };
    const { body } = robotRequest(ROBOT_BASES, { platform: 'wecom', token: 't', secret: null }, { letter: long, now });
    const { content } = (body as { markdown: { content: string } }).markdown;
    expect(content).toContain('**有任务多次失败（可能重复）**');
    expect(content).toContain('\\[停下\\](https://evil.example)');
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4000);
    expect(content.endsWith('…')).toBe(true);
  });

  it.each([
    ['wecom', { errcode: 0, errmsg: 'ok' }, { state: 'sent' }],
    ['wecom', { errcode: 45009 }, { state: 'throttled', wait: 60_000 }],
    ['wecom', { errcode: 93000 }, { state: 'refused', forGood: true }],
    ['dingtalk', { errcode: 130101 }, { state: 'throttled', wait: 600_000 }],
    ['dingtalk', { errcode: 310000 }, { state: 'refused', forGood: true }],
    ['dingtalk', { errcode: -1 }, { state: 'refused', forGood: false }],
    ['feishu', { StatusCode: 0 }, { state: 'sent' }],
    ['feishu', { code: 11232 }, { state: 'throttled' }],
    ['feishu', { code: 19021 }, { state: 'refused', forGood: true }],
    ['feishu', '<html>', { state: 'unknown' }],
  ] as const)('of %s that answers %j', (platform, answer, outcome) => {
    expect(robotOutcome(platform, answer)).toMatchObject(outcome);
  });
});
