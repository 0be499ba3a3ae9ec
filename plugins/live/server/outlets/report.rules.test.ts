import { err, unwrap } from '@hearth/cms/kernel';
import { outletFormats } from '../../contract';
import { readReport, type TableRow } from './report.rules';

const { douyin } = outletFormats;
const table = (...lines: readonly (readonly string[])[]): TableRow[] =>
  lines.map((cells, index) => ({ line: index + 1, cells }));

it('reads what it knows, in fen and seconds, and says what it does not know', () => {
  const heads = ['直播间', '累计观看人数', '成交金额（元）', '人均观看时长(秒)', '退款金额'];
  const read = unwrap(readReport(table(heads, ['专场', '12,345', '¥6,789.05', '93', '--']), douyin));
  expect(read.figures).toEqual({ viewers: 12_345, gross: 678_905, stay: 93 });
  expect(read.ignored).toEqual(['直播间']);
});

it.each([
  ['1.2万', 12_000],
  ['3亿', 300_000_000],
  [' 1 234 ', 1_234],
  ['0', 0],
])('reads %s', (cell, value) => {
  expect(unwrap(readReport(table(['观看次数'], [cell]), douyin)).figures.views).toBe(value);
});

it.each([
  ['no line', [['观看人数']], err('OUTLETS.REPORT_LINES', { lines: 0 })],
  ['several lives', [['观看人数'], ['1'], ['2']], err('OUTLETS.REPORT_LINES', { lines: 2 })],
  ['heads of something else', [['品名'], ['脐橙']], err('OUTLETS.REPORT_EMPTY')],
  ['only gaps', [['观看人数'], ['-']], err('OUTLETS.REPORT_EMPTY')],
  ['words for a number', [['观看人数'], ['很多']], err('OUTLETS.REPORT_NUMBER', { head: '观看人数' })],
  ['less than nothing', [['观看人数'], ['-5']], err('OUTLETS.REPORT_NUMBER', { head: '观看人数' })],
  ['nothing at all', [], err('OUTLETS.REPORT_LINES', { lines: 0 })],
])('refuses %s', (_, lines, refused) => {
  expect(readReport(table(...lines), douyin)).toEqual(refused);
});

it('knows each head of a format once, or a figure could be read from two columns', () => {
  for (const { report } of Object.values(outletFormats)) {
    const heads = report.flatMap((column) => column.heads);
    expect(new Set(heads).size).toBe(heads.length);
  }
});
