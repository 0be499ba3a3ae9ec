import { numberIn, shortNumber } from './order-number.rules';

const ID = '0195f000-0000-7000-8000-00000a1b2c3d';

it.each([
  ['a whole number', ID, ID],
  ['what the cashier says', ` ${shortNumber(ID).toUpperCase()} `, '00000a1b2c3d'],
  ['a number with words around it', '订单号：2c3d', '2c3d'],
  ['too little to tell orders apart', '3d', ''],
  ['nothing', '', ''],
])('finds the number in %s', (_case, typed, number) => {
  expect(numberIn(typed)).toBe(number);
});
