import fc from 'fast-check';
import { judgeFile, licenceState, mayShow, planRenditions, type Rights } from './media.rules';

it.each([
  ['a photograph', { detected: 'image/jpeg', extension: '.jpg', bytes: 9 }, undefined],
  ['a photograph without an ending', { detected: 'image/jpeg', extension: '', bytes: 9 }, undefined],
  ['a program called jpg', { detected: 'application/x-msdownload', extension: '.jpg', bytes: 9 }, 'UNKNOWN_KIND'],
  ['a web page called jpg', { detected: undefined, extension: '.jpg', bytes: 9 }, 'UNKNOWN_KIND'],
  ['a drawing that can run scripts', { detected: 'application/xml', extension: '.svg', bytes: 9 }, 'UNKNOWN_KIND'],
  ['a png called jpg', { detected: 'image/png', extension: '.jpg', bytes: 9 }, 'DISGUISED'],
  ['nothing', { detected: undefined, extension: '.jpg', bytes: 0 }, 'EMPTY'],
  ['a huge picture', { detected: 'image/png', extension: '.png', bytes: 50e6 }, 'PICTURE_TOO_LARGE'],
  ['a huge film', { detected: 'video/mp4', extension: '.mp4', bytes: 50e6 }, undefined],
] as const)('judges %s', (_name, file, fault) => {
  expect(judgeFile(file)).toBe(fault);
});

it('never plans a rendition larger than the picture, and always one as large as is useful', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8000 }), (width) => {
      const widths = planRenditions(width).map((one) => one.width);
      expect(Math.max(...widths)).toBe(Math.min(width, 1600));
      expect(new Set(planRenditions(width).map((one) => one.key)).size).toBe(widths.length);
    }),
  );
});

const lease: Rights = {
  licensor: '江源图片社',
  channels: ['app'],
  from: new Date('2026-01-01T00:00:00Z'),
  to: new Date('2026-12-31T16:00:00Z'),
};

it.each([
  ['inside the lease', 'app', '2026-06-01T00:00:00Z', true],
  ['on another channel', 'weibo', '2026-06-01T00:00:00Z', false],
  ['before it begins', 'app', '2025-12-31T23:59:59Z', false],
  ['at its last second', 'app', '2026-12-31T15:59:59Z', true],
  ['when it has ended', 'app', '2026-12-31T16:00:00Z', false],
])('shows an asset %s: %s', (...[, channel, at, may]) => {
  expect(mayShow(lease, channel, new Date(at))).toBe(may);
});

it('reads silence as no limit', () => {
  expect(mayShow({ licensor: null, channels: [], from: null, to: null }, 'app', new Date(0))).toBe(true);
});

it.each([
  ['nothing noted', {}, 'unnoted'],
  ['a licensor alone', { licensor: '云图社' }, 'fine'],
  ['a licence that ends in 31 days', { licensor: '云图社', to: new Date('2026-07-02T00:00:00Z') }, 'fine'],
  ['a licence that ends in 30 days', { licensor: '云图社', to: new Date('2026-07-01T00:00:00Z') }, 'expiring'],
  ['a licence without a name that ends soon', { to: new Date('2026-06-02T00:00:00Z') }, 'expiring'],
  ['a licence at its end', { licensor: '云图社', to: new Date('2026-06-01T00:00:00Z') }, 'expired'],
  ['a licence to come', { licensor: '云图社', from: new Date('2026-06-01T00:00:01Z') }, 'future'],
] as const)('%s', (...[, rights, state]) => {
  const silent: Rights = { licensor: null, channels: [], from: null, to: null };
  expect(licenceState({ ...silent, ...rights }, new Date('2026-06-01T00:00:00Z'))).toBe(state);
});
