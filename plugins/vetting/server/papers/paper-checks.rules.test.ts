import { kindOfFile, pagesOf } from './file-kind.rules';
import { isGoodAddress, signedAddress, type Signer } from './file-address.rules';
import { findingsOf, type CheckFacts } from './paper-checks.rules';

const REPORT: CheckFacts = {
  ...{ kind: 'test-report', scope: 'lot', number: '210020349096', holder: '合作社', validTo: '2026-12-30' },
  ...{
    fields: { sample: '水蜜桃 L7', standard: 'GB 2763' },
    supplier: { name: '云泽合作社', uscc: '91350100M000100Y43' },
  },
  ...{ maker: '云泽合作社', lotCode: 'L7', usedBefore: 0, now: new Date('2026-11-30T02:00:00Z') },
};

it.each([
  ['a report of its lot', {}, []],
  ['a report of a laboratory that nobody knows', { number: 'X-1' }, ['lab-not-accredited']],
  ['a report of another lot', { lotCode: 'L8' }, ['sample-is-another-lot']],
  ['a report that spoke for another lot before', { usedBefore: 1 }, ['report-reused']],
  ['a report of which nobody read the standard', { fields: { sample: 'L7' } }, ['unread-standard']],
  [
    'a licence of another number',
    { kind: 'business-licence', scope: 'supplier', number: '1', holder: '云泽合作社' },
    ['number-is-not-uscc'],
  ],
  [
    'a licence of somebody else',
    { kind: 'business-licence', scope: 'supplier', number: '91350100M000100Y43' },
    ['holder-is-another'],
  ],
  [
    'a trade licence without a word',
    { kind: 'food-trade-licence', scope: 'supplier', number: null, holder: '云泽合作社' },
    ['no-number-and-no-exemption'],
  ],
  [
    'an exemption with its reason',
    {
      kind: 'food-trade-licence',
      scope: 'supplier',
      number: null,
      holder: '云泽合作社',
      fields: { exemption: '仅售预包装' },
    },
    [],
  ],
  [
    'SC and thirteen digits',
    { kind: 'production-licence', scope: 'product', number: 'SC1073501000000', holder: '云泽 合作社' },
    ['sc-number-shape'],
  ],
  [
    'a licence without an end',
    { kind: 'ccc-certificate', scope: 'product', holder: '云泽合作社', validTo: null },
    ['no-end'],
  ],
  [
    'a harvest within the interval',
    { kind: 'production-record', fields: { harvestedAt: '2026-11-01', intervalEndsAt: '2026-11-02' } },
    ['harvested-within-interval'],
  ],
  [
    'an agreement signed tomorrow',
    { kind: 'donation-agreement', scope: 'product', fields: { beneficiary: '小学', signedAt: '2026-12-01' } },
    ['not-signed-yet'],
  ],
  [
    'a capacity in words',
    { kind: 'shipping-promise', scope: 'product', fields: { dailyCapacity: '很多', carrier: '中通' } },
    ['capacity-is-no-number'],
  ],
  [
    'a photo that stands elsewhere',
    { kind: 'label-photo', scope: 'product', fields: { side: 'front' }, usedBefore: 1 },
    ['file-is-elsewhere'],
  ],
  ['a label of a lot', { kind: 'label-photo', scope: 'lot' }, ['no-such-paper']],
] as const)('finds of %s', (_what, words, found) => {
  // The table writes what differs; the kinds and scopes in it are those of the contract.
  expect(findingsOf({ ...REPORT, ...(words as Partial<CheckFacts>) }).map(({ code }) => code)).toEqual(found);
});

it('lets warnings pass and stops at what is wrong', () => {
  const weights = findingsOf({ ...REPORT, kind: 'ccc-certificate', scope: 'product', fields: {}, validTo: null });
  expect(weights).toEqual([
    { code: 'no-end', weight: 'stop' },
    { code: 'holder-is-not-the-maker', weight: 'warn' },
  ]);
});

it('knows a file by its bytes, and one that was cut off', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj <</Type /Pages>> <</Type /Page>> <</Type/Page >>\n%%EOF\n');
  expect([kindOfFile(pdf), kindOfFile(pdf.subarray(0, 40)), kindOfFile(Buffer.from('<svg/>'))]).toEqual([
    'application/pdf',
    'broken',
    undefined,
  ]);
  expect(pagesOf(pdf, 'application/pdf')).toBe(2);
  expect(pagesOf(Buffer.from('%PDF-1.7 %%EOF'), 'application/pdf')).toBeNull();
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 0xff, 0xd9]);
  expect([kindOfFile(jpeg), kindOfFile(jpeg.subarray(0, 6)), pagesOf(jpeg, 'image/jpeg')]).toEqual([
    'image/jpeg',
    'broken',
    1,
  ]);
});

it('gives addresses that are good for a while, for one file, and for nobody who changes them', () => {
  const signer: Signer = {
    index: (purpose, value) => `${purpose}|${value}`,
    indexes: (purpose, value) => [`${purpose}|${value}`],
  };
  const now = new Date('2026-11-30T02:07:00Z');
  const url = new URL(signedAddress(signer, { path: '/api/vetting/files/yunze/a', now }), 'http://x');
  const given = {
    path: url.pathname,
    until: Number(url.searchParams.get('until')),
    sign: url.searchParams.get('sign') ?? '',
  };
  const good = (change: Partial<typeof given>, at = now) => isGoodAddress(signer, { ...given, ...change, now: at });
  expect(good({})).toBe(true);
  expect(good({ path: '/api/vetting/files/yunze/b' })).toBe(false);
  expect(good({ until: given.until + 1 })).toBe(false);
  expect(good({}, new Date(given.until))).toBe(false);
});
