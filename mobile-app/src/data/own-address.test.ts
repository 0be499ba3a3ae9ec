import { keeper } from '@/platform/keeper';
import { forgetOwnAddress, keepAddress, NO_ADDRESS, ownAddress } from './own-address';

const HOME = { region: '330802', name: '王敏', phone: '13800138000', detail: '沿江街 8 号' };

it('gives an address back to whoever kept it, and forgets it for anybody else', () => {
  keepAddress('r1', HOME);
  expect(ownAddress('r1')).toEqual(HOME);
  expect(ownAddress(undefined)).toEqual(NO_ADDRESS);
  expect(ownAddress('r2')).toEqual(NO_ADDRESS);
  expect(ownAddress('r1')).toEqual(NO_ADDRESS);
});

it.each(['{', 'null', '{"reader":"r1","region":1}'])('does not trip over %s', (text) => {
  keeper.write('shop-address', text);
  expect(ownAddress('r1')).toEqual(NO_ADDRESS);
});

it('forgets what the address book has', () => {
  keepAddress('r1', HOME);
  forgetOwnAddress();
  expect(ownAddress('r1')).toEqual(NO_ADDRESS);
});
