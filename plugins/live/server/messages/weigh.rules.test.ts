import fc from 'fast-check';
import type { CheckFinding } from '@hearth/cms/contract';
import { hasteOf, weigh, type Before } from './weigh.rules';

const said = (text: string, ago: number): Before => ({ text, ago });
const haste = (text: string, before: readonly Before[], slowSeconds = 0) => hasteOf(text, before, slowSeconds);

const finding = (rule: string, severity: CheckFinding['severity']): CheckFinding => ({
  ...{ rule, ruleVersion: 1, severity, field: 'body.0', from: 0, to: 1, text: '', suggestion: null },
  message: { 'zh-Hans': '', en: '' },
});

describe('haste', () => {
  it.each([
    ['nothing before', '多少钱', [], 0, undefined],
    ['slow mode, too soon', '多少钱', [said('你好', 4)], 10, { code: 'ROOM.SLOW_MODE', retryIn: 6 }],
    ['slow mode, long enough', '多少钱', [said('你好', 10)], 10, undefined],
    ['the same again', '多少钱一箱', [said('多少钱一箱？', 30)], 0, { code: 'ROOM.REPEATED' }],
    ['the same after a minute', '多少钱一箱', [said('多少钱一箱', 61)], 0, undefined],
    ['a short word thrice', '666', [said('66', 20), said('6', 30)], 0, undefined],
    ['a short word a fourth time', '666', [said('66', 20), said('6', 30), said('666', 40)], 0, { code: 'ROOM.REPEATED' }],
  ] as const)('%s', (_name, text, before, slowSeconds, found) => {
    expect(haste(text, before, slowSeconds)).toEqual(found);
  });

  it('lets nobody write more than five times in ten seconds, and says when again', () => {
    const five = [1, 2, 3, 4, 5].map((n) => said(`第${n}句话`, n));
    expect(haste('再说一句', five)).toEqual({ code: 'ROOM.TOO_MANY', retryIn: 5 });
    expect(haste('再说一句', five.slice(1))).toBeUndefined();
  });

  it('never asks anybody to wait for longer than the rule itself', () => {
    const before = fc.array(fc.record({ text: fc.string(), seconds: fc.integer({ min: 0, max: 59 }) }), { maxLength: 20 });
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

describe('what the machine does with words', () => {
  it.each([
    ['plain words', '真好', [], 'post', 'shown', []],
    ['plain words where somebody looks first', '真好', [], 'pre', 'waiting', ['mode']],
    ['a link', '看 www.abc.com', [], 'post', 'waiting', ['link']],
    ['a number', '13800138000', [], 'post', 'waiting', ['number']],
    ['a red finding, twice', '国家级', [finding('ad.absolute', 'red'), finding('ad.absolute', 'red')], 'post', 'waiting', ['ad.absolute']],
    ['an amber finding', '天花板', [finding('ad.ceiling', 'amber')], 'post', 'shown', []],
  ] as const)('%s', (_name, text, findings, mode, state, heldBy) => {
    expect(weigh(text, findings, mode)).toMatchObject({ state, heldBy });
  });

  it('holds nothing up for judging goods badly, and says that it does', () => {
    expect(weigh('收到的都烂了', [], 'post')).toEqual({ state: 'shown', heldBy: [], isReview: true });
  });
});
