import { anAliyunLab, LAB_KEY, type AliyunLab, type Behaviour } from '../../../tests/lab/aliyun-sms';
import { createAliyunSms } from './aliyun-sms';
import type { Sms } from './sms';

let lab: AliyunLab;
beforeAll(async () => {
  lab = await anAliyunLab();
});
afterAll(() => lab.stop());

const gateway = (over: { endpoint?: string; accessKeySecret?: string } = {}): Sms =>
  createAliyunSms({
    accessKeyId: LAB_KEY.id,
    accessKeySecret: LAB_KEY.secret,
    signName: '云泽台',
    templates: { code: 'SMS_154950909' },
    endpoint: lab.endpoint,
    timeoutMs: 300,
    ...over,
  });

const message = { to: '+8613912345678', template: 'code', fill: { code: '012345' }, id: 'message-1' } as const;

it('sends by the real SDK with a signature that holds', async () => {
  lab.behave('ok');
  expect(await gateway().send(message)).toEqual({ state: 'sent', receipt: 'lab-receipt' });
  expect(lab.accepted.at(-1)).toEqual({ phone: '13912345678', code: '012345', outId: 'message-1' });
});

it('writes numbers abroad with their country', async () => {
  lab.behave('ok');
  await gateway().send({ ...message, to: '+85291234567' });
  expect(lab.accepted.at(-1)?.phone).toBe('85291234567');
});

it.each<[Behaviour, object]>([
  ['throttle', { state: 'refused', reason: 'throttled', says: 'isv.BUSINESS_LIMIT_CONTROL' }],
  ['reject', { state: 'refused', reason: 'rejected', says: 'isv.MOBILE_NUMBER_ILLEGAL' }],
  ['slow', { state: 'unknown' }],
  ['lose-answer', { state: 'unknown' }],
  ['break', { state: 'unknown' }],
])('asks once and tells the truth when the gateway does: %s', async (behaviour, outcome) => {
  lab.behave(behaviour);
  const before = lab.calls();
  const told = await gateway().send(message);
  expect(told).toMatchObject(outcome);
  expect(lab.calls() - before).toBe(1);
  // What is logged of an outcome must not hold the number or the code.
  expect(JSON.stringify(told)).not.toMatch(/13912345678|012345/);
});

it('knows that nothing was sent when the key is wrong or nobody is there', async () => {
  lab.behave('ok');
  expect(await gateway({ accessKeySecret: 'wrong' }).send(message)).toMatchObject({
    state: 'refused',
    reason: 'rejected',
    says: 'SignatureDoesNotMatch',
  });
  const gone = await anAliyunLab();
  await gone.stop();
  expect(await gateway({ endpoint: gone.endpoint }).send(message)).toMatchObject({
    state: 'refused',
    reason: 'unreachable',
  });
});
