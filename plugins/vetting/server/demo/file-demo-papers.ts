import { unwrap } from '@hearth/cms/kernel';
import { labelSides, paperKinds, type FilePaper, type Paper, type PaperKind, type PaperNeed } from '../../contract';
import { decidePaper } from '../papers/decide-paper';
import { fileForProduct, fileForSupplier } from '../papers/file-paper';
import { daysAfter, dayOf } from '../papers/paper-needs.rules';
import { receiveFile, ticketFor } from '../papers/receive-file';
import { viewProduct } from '../products/view-products';
import type { DemoDesk } from './demo-deps';
import { demoPaper } from './demo-paper';
import type { DemoGoods, DemoSupplier } from './goods-file';

const PAGES = 3;
const LABORATORY = '云泽市农产品质量检测中心';

/** The goods whose papers are filed, and whose they are. */
export type Papered = { readonly product: string; readonly goods: DemoGoods; readonly supplier: DemoSupplier };

/** Sends a file as the page does: an address is asked for, and the bytes go there. */
async function sent({ goods: deps, keeper }: DemoDesk, bytes: Buffer): Promise<string> {
  const { pathname, searchParams } = new URL(ticketFor(deps, keeper).url, 'http://localhost');
  const signed = { path: pathname, until: Number(searchParams.get('until')), sign: searchParams.get('sign') ?? '' };
  const from = { station: keeper.station, person: keeper.id, length: bytes.length };
  return unwrap(await receiveFile(deps, { ...signed, ...from, read: () => Promise.resolve(bytes) })).hash;
}

/** Files every paper that the goods need, and has somebody else accept it. */
export async function fileDemoPapers(desk: DemoDesk, about: Papered): Promise<void> {
  const { needs } = unwrap(await viewProduct(desk.goods, desk.keeper, about.product));
  for (const need of needs.filter(({ standing }) => standing !== 'accepted')) await fileOne(desk, about, need);
  const hash = await sent(desk, await desk.picture(about.goods.picture));
  const today = dayOf(desk.goods.clock.now());
  const label = {
    kind: 'label-photo',
    fileHash: hash,
    pages: 1,
    validFrom: daysAfter(today, -2),
    validTo: null,
  } as const;
  const told = { lot: null, number: null, issuer: null, holder: about.supplier.name, fields: { side: labelSides[0] } };
  await accepted(desk, unwrap(await fileForProduct(desk.goods, desk.keeper, { ...label, ...told, id: about.product })));
}

async function fileOne(desk: DemoDesk, about: Papered, { kind, scope, lot }: PaperNeed): Promise<void> {
  const { goods: deps, keeper } = desk;
  const paper = await written(desk, about, { kind, lot });
  const { supplier } = unwrap(await viewProduct(deps, keeper, about.product));
  const filed =
    scope === 'supplier'
      ? await fileForSupplier(deps, keeper, { ...paper, id: supplier.id })
      : await fileForProduct(deps, keeper, { ...paper, id: about.product });
  await accepted(desk, unwrap(filed));
}

async function accepted({ goods: deps, officer }: DemoDesk, { id, version }: Paper): Promise<void> {
  unwrap(await decidePaper(deps, officer, { id, version, event: 'accept' }));
}

async function written(
  desk: DemoDesk,
  { goods, supplier }: Papered,
  { kind, lot }: Pick<PaperNeed, 'kind' | 'lot'>,
): Promise<FilePaper> {
  const today = dayOf(desk.goods.clock.now());
  const name = paperKinds[kind]['zh-Hans'];
  const number = numberOf(kind, supplier);
  const words = [name, supplier.name, `${goods.title}，${goods.spec}`, `批次 ${goods.lot}`, `编号 ${number ?? '无'}`];
  return {
    ...{ kind, lot, number, holder: supplier.name, pages: PAGES },
    fileHash: await sent(desk, demoPaper([...words, '演示用文件，不是真实证照'], PAGES)),
    ...{ validFrom: daysAfter(today, -3), validTo: daysAfter(today, 300) },
    issuer: kind === 'test-report' ? LABORATORY : null,
    fields: {
      ...{ sample: goods.lot, standard: 'GB 2763', quantity: '500', origin: goods.origin, subject: supplier.name },
      ...{ contact: supplier.phone, basis: '自检合格', dailyCapacity: '300', carrier: '中通', amount: '500000' },
      ...{ harvestedAt: daysAfter(today, -3), intervalEndsAt: daysAfter(today, -20) },
    },
  };
}

const NUMBERS: Readonly<Partial<Record<PaperKind, string>>> = {
  'production-licence': 'SC11433080300123',
  'food-trade-licence': 'JY13308030012345',
  'test-report': '210020349096',
};

const numberOf = (kind: PaperKind, { uscc }: DemoSupplier): string | null =>
  kind === 'business-licence' ? uscc : (NUMBERS[kind] ?? null);
