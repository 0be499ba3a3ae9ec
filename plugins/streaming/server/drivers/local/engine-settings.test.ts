import { engineSettings } from './engine-settings';

it.each([
  [undefined, undefined],
  ['', undefined],
  ['9000-9019', { first: 9_000, last: 9_019 }],
  [' 9000 ', { first: 9_000, last: 9_000 }],
])('opens the ports of SRT that %j names', (said, span) => {
  expect(engineSettings({ HEARTH_SRT_PORTS: said }).srtPorts).toEqual(span);
});

it.each(['9019-9000', '9000-', '9000-70000', '9000-9001-9002', 'all'])('says that %j names no ports', (said) => {
  expect(() => engineSettings({ HEARTH_SRT_PORTS: said })).toThrow('HEARTH_SRT_PORTS');
});
