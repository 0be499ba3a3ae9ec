import fc from 'fast-check';
import { ORANGES, PINNED, REPORT } from '../robots/testing/some-goods';
import { isGrounded } from './answer.rules';
import { templateDriver } from './template-driver';

const facts = { goods: ORANGES, offer: PINNED };
const answer = (question: string) => templateDriver.answer(question, facts);

it.each([
  ['哪里产的？', '产地是云泽市上坞县青禾村。', { kind: 'fact', field: 'origin' }],
  ['保质期多久', '保质期 20 天。', { kind: 'fact', field: 'shelfLife' }],
  ['买回去怎么保存', '保存方法：阴凉通风处。', { kind: 'fact', field: 'storage' }],
  ['一箱几斤', '净含量 2.5 千克。', { kind: 'fact', field: 'netWeight' }],
  ['这是谁家的店铺', '由青禾村果业合作社销售。', { kind: 'fact', field: 'seller' }],
  ['Where is it from?', 'From 云泽市上坞县青禾村.', { kind: 'fact', field: 'origin' }],
  ['How do I store it', 'Storage: 阴凉通风处.', { kind: 'fact', field: 'storage' }],
])('%s → %s', async (question, text, source) => {
  expect(await answer(question)).toEqual({ text, source });
});

it('names the page of the paper that proves what it says', async () => {
  expect(await answer('农残检出了吗')).toMatchObject({
    text: '农残 68 项未检出（检测报告第 3 页）。',
    source: { kind: 'paper', paper: REPORT, page: 3 },
  });
});

it('shows the paper that is asked for', async () => {
  expect(await answer('看看营业执照')).toMatchObject({ text: '有营业执照，可在商品页查看。' });
  expect(await answer('Is there a test report?')).toMatchObject({ source: { kind: 'paper', paper: REPORT } });
});

it.each([
  '今天天气怎么样',
  '主播叫什么名字',
  '配料有哪些',
  '能润肺止咳吗',
  '树上现摘当天装箱吗',
  '',
  '？？？',
  'hello',
])('does not know: %s', async (question) => {
  expect(await answer(question)).toBeUndefined();
});

it('knows nothing of goods that may not be shown', async () => {
  expect(await templateDriver.answer('哪里产的', { goods: undefined, offer: PINNED })).toBeUndefined();
});

const asked = fc.oneof(
  fc.string(),
  fc.constantFrom('检测报告', '产地', '农残', '保存', 'report', 'where').map((word) => `${word}？`),
);

it('says nothing that is not in what it was handed, whatever is asked', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async (question) => {
      const said = await answer(question);
      expect(said === undefined || isGrounded(said.source, facts)).toBe(true);
    }),
  );
});
