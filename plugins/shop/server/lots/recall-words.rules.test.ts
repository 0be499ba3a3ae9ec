import { recallNotice } from './recall-words.rules';

const news = { title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges of Yunze' }, code: 'A1', words: '请停止食用' };

it('says in both languages that it was called back, to stop, and where it says what to do', () => {
  const { title, body } = recallNotice(news);
  expect(title['zh-Hans']).toBe('您买的“云泽脐橙”已召回，请停止食用和使用，怎么处理请看App里的订单');
  expect(title.en).toMatch(/^Recalled: “Navel oranges of Yu…”\. Stop using it; your order/);
  for (const text of [body['zh-Hans'], body.en]) expect(text).toContain(`\n\n${news.words}\n\n`);
  expect([body['zh-Hans'], body.en].every((text) => text.includes('A1'))).toBe(true);
});
