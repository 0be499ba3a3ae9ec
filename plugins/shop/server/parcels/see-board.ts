import { readPageCursor, type StaffActor } from '@hearth/cms/contract';
import { ok, spreadsheet, type Locale, type Result } from '@hearth/cms/kernel';
import type { Pieces } from '@hearth/cms/platform';
import type { BoardLine } from '../../contract';
import type { BoardRow } from './board-store';
import type { ParcelDeps } from './parcel-deps';

type Asked = {
  readonly only?: 'overdue' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** A page of the board. */
export type BoardView = {
  readonly orders: BoardLine[];
  readonly overdue: number;
  readonly waiting: number;
  readonly cursor: string | null;
};

type Deps = Pick<ParcelDeps, 'database' | 'board' | 'ledger' | 'addresses'>;

/** What has to leave the house by when: what is overdue longest stands first. */
export async function seeBoard(
  { database, board }: Deps,
  { station }: StaffActor,
  { only, after, limit }: Asked,
): Promise<Result<BoardView, never>> {
  const page = { station, onlyOverdue: only === 'overdue', limit: limit + 1 };
  const mark = after === undefined ? undefined : readPageCursor(after);
  const [rows, counts] = await Promise.all([
    board.page(database.read, { ...page, after: mark }),
    board.counts(database.read, station),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return ok({
    orders: shown.map(lineOf),
    ...counts,
    cursor: last ? cursorOf(last) : null,
  });
}

const lineOf = ({ order, state, version, paidAt, dueAt, overdue, region, lines }: BoardRow): BoardLine => ({
  ...{ order, state, version, paidAt, dueAt, overdue, region, lines },
});

const cursorOf = ({ mark, order }: BoardRow): string =>
  Buffer.from(`${mark} ${order}`).toString('base64').replace(/=+$/, '');

const HEADS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-Hans': ['订单号', '最迟发货', '商品', '收货人', '电话', '地区代码', '地址', '快递公司', '运单号'],
  en: ['Order', 'Ship by', 'Goods', 'Name', 'Phone', 'Region', 'Address', 'Carrier', 'Tracking number'],
};

const PAGE = 200;

type FileLine = { readonly row: BoardRow; readonly cells: readonly string[] };

/** What has to leave the house with its addresses, piece by piece. That somebody took them stands in the ledger before they leave. */
export async function boardFile(
  deps: Deps,
  actor: StaffActor,
  locale: Locale,
): Promise<{ readonly name: string; readonly lines: number; readonly pieces: Pieces }> {
  const { waiting } = await deps.board.counts(deps.database.read, actor.station);
  await deps.database.transaction((tx) => {
    const facts = { orders: waiting };
    deps.ledger.append(tx, { actor, action: 'parcels.board-exported', subject: actor.station, facts });
    return Promise.resolve();
  });
  let after: { at: string; id: string } | undefined;
  const next = async (): Promise<readonly FileLine[]> => {
    const page = { station: actor.station, onlyOverdue: false, after, limit: PAGE };
    const rows = await deps.board.page(deps.database.read, page);
    const last = rows.at(-1);
    if (!last) return [];
    after = { at: last.mark, id: last.order };
    return Promise.all(rows.map(async (row) => ({ row, cells: await cellsOf(deps, row, locale) })));
  };
  const pieces = spreadsheet({ next, close: () => Promise.resolve() }, HEADS[locale], ({ cells }: FileLine) => cells);
  return { name: `shipping-${actor.station}.csv`, lines: waiting, pieces };
}

async function cellsOf({ addresses }: Deps, { order, dueAt, lines }: BoardRow, locale: Locale) {
  const address = await addresses.of(order);
  const goods = lines
    .filter(({ left }) => left > 0)
    .map(({ title, spec, left }) => `${title[locale] || title['zh-Hans']} ${spec} × ${left}`)
    .join('; ');
  const to = address ? [address.name, address.phone, address.region, address.detail] : ['', '', '', ''];
  return [order, stationTime(dueAt), goods, ...to, '', ''];
}

/** The hour as it stands on the station's wall. */
const stationTime = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
