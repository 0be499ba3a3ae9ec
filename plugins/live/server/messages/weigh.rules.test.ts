import fc from 'fast-check';
import type { CheckFinding } from '@hearth/cms/contract';
import { hasteOf, weigh, type Before } from './weigh.rules';

const said = (text: string, ago: number): Before => ({ text, ago });
const haste = (text: string, before: readonly Before[], slowSeconds = 0) => hasteOf(text, before, slowSeconds);

const finding = (rule: string, severity: CheckFinding['severity']): CheckFinding => ({
  ...{ rule, ruleVersion: 1, severity, field: 'body.0', from: 0, to: 1, text: '', suggestion: null },
  message: { 'zh-Hans': '', en: '' },
});

type Hasty = {
  readonly of: string;
  readonly text: string;
  readonly before: readonly Before[];
  readonly slow?: number;
  readonly found?: object;
};

describe('haste', () => {
  it.each<Hasty>([
    { of: 'nothing before', text: '多少钱', before: [] },
    {
      ...{ of: 'slow mode, too soon', text: '多少钱', before: [said('你好', 4)], slow: 10 },
      found: { code: 'ROOM.SLOW_MODE', retryIn: 6 },
    },
    { of: 'slow mode, long enough', text: '多少钱', before: [said('你好', 10)], slow: 10 },
    {
      ...{ of: 'the same again', text: '多少钱一箱', before: [said('多少钱一箱？', 30)] },
      found: { code: 'ROOM.REPEATED' },
    },
    { of: 'the same after a minute', text: '多少钱一箱', before: [said('多少钱一箱', 61)] },
    { of: 'a short word thrice', text: '666', before: [said('66', 20), said('6', 30)] },
    {
      ...{ of: 'a short word a fourth time', text: '666', before: [said('66', 20), said('6', 30), said('666', 40)] },
      found: { code: 'ROOM.REPEATED' },
    },
  ])('$of', ({ text, before, slow, found }) => {
    expect(haste(text, before, slow)).toEqual(found);
  });

  it('lets nobody write more than five times in ten seconds, and says when again', () => {
    const five = [1, 2, 3, 4, 5].map((n) => said(`第${n}句话`, n));
    expect(haste('再说一句', five)).toEqual({ code: 'ROOM.TOO_MANY', retryIn: 5 });
    expect(haste('再说一句', five.slice(1))).toBeUndefined();
  });

  it('never asks anybody to wait for longer than the rule itself', () => {
    const before = fc.array(fc.record({ text: fc.string(), seconds: fc.integer({ min: 0, max: 59 }) }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(before, fc.string(), fc.integer({ min: 0, max: 300 }), (all, text, slow) => {
        const found = haste(
          text,
          all.map((one) => said(one.text, one.seconds)),
          slow,
        );
        const most = found?.code === 'ROOM.SLOW_MODE' ? slow : 10;
        expect(found && 'retryIn' in found ? found.retryIn : 1).toBeLessThanOrEqual(Math.max(1, most));
      }),
    );
  });
});

type Weighed = {
  readonly of: string;
  readonly text: string;
  readonly findings?: readonly CheckFinding[];
  readonly mode?: 'pre' | 'post';
  readonly becomes: object;
};

describe('what the machine does with words', () => {
  it.each<Weighed>([
    { of: 'plain words', text: '真好', becomes: { state: 'shown', heldBy: [] } },
    {
      ...{ of: 'plain words where somebody looks first', text: '真好', mode: 'pre' },
      becomes: { state: 'waiting', heldBy: ['mode'] },
    },
    { of: 'a link', text: '看 www.abc.com', becomes: { state: 'waiting', heldBy: ['link'] } },
    { of: 'a number', text: '13800138000', becomes: { state: 'waiting', heldBy: ['number'] } },
    {
      ...{ of: 'a red finding, twice', text: '国家级' },
      findings: [finding('ad.absolute', 'red'), finding('ad.absolute', 'red')],
      becomes: { state: 'waiting', heldBy: ['ad.absolute'] },
    },
    {
      ...{ of: 'an amber finding', text: '天花板', findings: [finding('ad.ceiling', 'amber')] },
      becomes: { state: 'shown', heldBy: [] },
    },
  ])('$of', ({ text, findings = [], mode = 'post', becomes }) => {
    expect(weigh(text, findings, mode)).toMatchObject(becomes);
  });

  it('holds nothing up for judging goods badly, and says that it does', () => {
    expect(weigh('收到的都烂了', [], 'post')).toEqual({ state: 'shown', heldBy: [], isReview: true });
  });
});
