import { isAllowed, isPublicAddress, readAllowed } from './address';

it.each([
  ['8.8.8.8', true],
  ['223.5.5.5', true],
  ['2400:3200::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.100.100.200', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', true],
  ['::ffff:7f00:1', false],
  ['64:ff9b::7f00:1', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['2002:7f00:1::', false],
  ['localhost', false],
  ['', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

it('lets the operator name hosts inside, with or without their port', () => {
  const allowed = readAllowed(' mam.station.example , 10.0.0.5:8080,');
  expect(isAllowed(new URL('http://MAM.station.example/feed'), allowed)).toBe(true);
  expect(isAllowed(new URL('http://10.0.0.5:8080/feed'), allowed)).toBe(true);
  expect(isAllowed(new URL('http://10.0.0.5/feed'), allowed)).toBe(false);
  expect(readAllowed(undefined).size).toBe(0);
});
