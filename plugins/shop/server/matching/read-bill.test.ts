import { NAMED_LINES, readBill } from './read-bill.rules';

const GOOD = '支付,`42001,59.90,0.36,2026-10-05 10:00:00';

it('passes a line of heads and empty lines over', () => {
  const read = readBill(
    `\uFEFF类型,单号,金额,手续费,时间\r\n\r\n${GOOD}\r\n退款,"42002",1.00,,2026-10-05T02:00:00Z\r\n`,
  );
  expect(read).toMatchObject({
    ok: true,
    value: [
      { kind: 'payment', ref: '42001', fen: 5_990, fee: 36, at: new Date('2026-10-05T02:00:00Z') },
      { kind: 'refund', ref: '42002', fen: 100, fee: 0, at: new Date('2026-10-05T02:00:00Z') },
    ],
  });
});

it.each([
  ['支付,1,59.90', 'cells'],
  ['转出,1,59.90,0,2026-10-05 10:00', 'kind'],
  ['支付,,59.90,0,2026-10-05 10:00', 'ref'],
  ['支付,1,五十,0,2026-10-05 10:00', 'yuan'],
  ['支付,1,-1.00,0,2026-10-05 10:00', 'yuan'],
  ['支付,1,59.90,0.365,2026-10-05 10:00', 'fee'],
  ['支付,1,59.90,0,昨天', 'time'],
])('names what is wrong with %s', (line, fault) => {
  expect(readBill(`${GOOD}\n\n${line}`)).toMatchObject({
    ok: false,
    error: { code: 'BOOKS.BILL_UNREADABLE', details: { row: 3, rows: [{ row: 3, fault }], more: 0 } },
  });
});

it('does not take a broken first line for heads when it begins as a line does', () => {
  expect(readBill(`支付,1,x,0,2026-10-05 10:00\n${GOOD}`)).toMatchObject({ error: { details: { row: 1 } } });
});

it('names all bad lines of a file, and counts those beyond some dozens', () => {
  const bad = Array.from({ length: NAMED_LINES + 3 }, () => 'x');
  const read = readBill([GOOD, ...bad].join('\n'));
  expect(read).toMatchObject({ error: { details: { row: 2, more: 3 } } });
  if (!read.ok) expect(read.error.details.rows).toHaveLength(NAMED_LINES);
});
