import { checkCode, checkEmail, checkName, checkPassword, checkPhone, maskPhone } from './input.rules';

const CASES = [
  {
    check: checkPhone,
    good: ['13800138000', ' 19912345678 '],
    bad: ['12800138000', '1380013800', '+8613800138000', ''],
  },
  { check: checkCode, good: ['246810'], bad: ['24681', 'abcdef', ''] },
  { check: checkEmail, good: ['a@b.cn'], bad: ['a@b', 'a b@c.cn', '@b.cn', ''] },
  { check: checkPassword, good: ['十个汉字也可以当密码', 'long enough'], bad: ['short', ''] },
  { check: checkName, good: ['周雨', '名'.repeat(30)], bad: [' ', '名'.repeat(31)] },
];

it.each(CASES)('$check.name', ({ check, good, bad }) => {
  expect(good.map(check)).toEqual(good.map(() => null));
  expect(bad.map(check).filter((word) => word === null)).toEqual([]);
});

it('hides the middle of a phone number', () => expect(maskPhone('13800138000')).toBe('138****8000'));
