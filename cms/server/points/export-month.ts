import type { PointGrade, StaffActor } from '../../contract';
import { err, ok, spreadsheet, type Locale, type Refusal, type Result } from '../../kernel';
import type { Pieces } from '../../platform';
import type { PointsDeps } from './points-deps';
import type { ExportedShare } from './points-export-store';

const HEADS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-Hans': [
    ...['月份', '姓名', '作品', '语言', '等级', '作品得分', '本人得分', '细则版本', '冲回', '原因', '评定人', '时间'],
    '作品编号',
  ],
  en: [
    ...['Month', 'Name', 'Work', 'Language', 'Grade', 'Points of the work', 'Points of the person', 'Rule version'],
    ...['Taken back', 'Reason', 'By', 'At', 'Id of the work'],
  ],
};
const GRADES: Readonly<Record<Locale, Readonly<Record<PointGrade, string>>>> = {
  'zh-Hans': { a: '甲', b: '乙', c: '丙', d: '丁' },
  en: { a: 'A', b: 'B', c: 'C', d: 'D' },
};
const YES: Readonly<Record<Locale, string>> = { 'zh-Hans': '是', en: 'yes' };

type Asked = { readonly station: string; readonly month: string; readonly speech: Locale };
type Export = { readonly name: string; readonly lines: number; readonly pieces: Pieces };
type Refused = Refusal<'HEARTH.NOT_FOUND', undefined> | Refusal<'POINTS.EXPORTS_BUSY', { most: number }>;

/** A month of the books as it is at one moment, as a table for a spreadsheet. That somebody took it stands in the ledger. */
export async function exportMonth(
  deps: Pick<PointsDeps, 'database' | 'exports' | 'ledger'>,
  actor: StaffActor,
  { station, month, speech }: Asked,
): Promise<Result<Export, Refused>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const open = await deps.exports.open(deps.database.read, { station, month });
  if (!open) return err('POINTS.EXPORTS_BUSY', { most: deps.exports.mostAtOnce });
  try {
    // Noted before the first line leaves: whoever breaks off has taken something, too.
    await deps.database.transaction(async (tx) => {
      const facts = { month, lines: open.total };
      deps.ledger.append(tx, { actor: { ...actor, station }, action: 'points.exported', subject: station, facts });
    });
  } catch (error) {
    await open.close();
    throw error;
  }
  const cells = (share: ExportedShare): readonly string[] => [month, ...cellsOf(share, speech)];
  return ok({
    name: `points-${station}-${month}.csv`,
    lines: open.total,
    pieces: spreadsheet(open, HEADS[speech], cells),
  });
}

function cellsOf(share: ExportedShare, speech: Locale): readonly string[] {
  const isChinese = speech === 'zh-Hans';
  const { title, locale, grade, points, amount, ruleVersion, isReversal, reason, at, documentId } = share;
  return [
    ...[isChinese ? share.nameZh : share.nameEn, title, locale, GRADES[speech][grade], String(points), String(amount)],
    ...[String(ruleVersion), isReversal ? YES[speech] : '', reason ?? '', isChinese ? share.byZh : share.byEn],
    ...[at, documentId],
  ];
}
