import { checkCode, checkEmail, checkName, checkPassword, checkPhone, maskPhone } from './input.rules';

it.each([
  ['phone', checkPhone, ['13800138000', ' 19912345678 '], ['12800138000', '1380013800', '+8613800138000', '']],
  ['code', checkCode, ['246810'], ['24681', 'abcdef', '']],
  ['email', checkEmail, ['a@b.cn'], ['a@b', 'a b@c.cn', '@b.cn', '']],
  ['password', checkPassword, ['十个汉字也可以当密码', 'long enough'], ['short', '']],
  ['name', checkName, ['周雨', '名'.repeat(30)], [' ', '名'.repeat(31)]],
] as const)('%s', (_name, check, good, bad) => {
  expect(good.map(check)).toEqual(good.map(() => null));
  expect(bad.map(check).filter((word) => word === null)).toEqual([]);
});

it('hides the middle of a phone number', () => expect(maskPhone('13800138000')).toBe('138****8000'));
