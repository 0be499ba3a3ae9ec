import type { RoleSlug } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import { routes, type Platform, type RouteGroup, type Slice } from '@hearth/cms/platform';
import {
  claimsContract,
  goodsOfTreePort,
  GOODS_JUDGE,
  GOODS_READ,
  GOODS_WORK,
  goodsErrors,
  lotsContract,
  papersContract,
  pricesContract,
  productsContract,
  shownGoodsPort,
  spokenProofPort,
} from '../../contract';
import { claimStore } from '../claims/claim-store';
import { bindEvidence, listClaims, makeClaim, removeClaim } from '../claims/make-claims';
import { gateOf } from '../gate/gate-wiring';
import { createSpokenProof } from '../claims/spoken-proof';
import { lotMachine } from '../lots/lot.machine';
import { lotStore } from '../lots/lot-store';
import { listLots, openLot, turnLot } from '../lots/turn-lots';
import { decidePaper } from '../papers/decide-paper';
import { fileForProduct, fileForSupplier } from '../papers/file-paper';
import { mountFiles } from '../papers/file-routes';
import { fileStore } from '../papers/file-store';
import { listPapers } from '../papers/list-papers';
import { paperMachine } from '../papers/paper.machine';
import { paperStore } from '../papers/paper-store';
import { ticketFor } from '../papers/receive-file';
import { listPrices, notePrice } from '../prices/note-price';
import { priceStore } from '../prices/price-store';
import { roundStore } from '../rounds/round-store';
import { createGoodsShower } from '../showing/show-goods';
import { shownGoodsStore } from '../showing/shown-goods-store';
import { changeProduct } from './change-product';
import type { GoodsDeps, GoodsRefusal } from './goods-deps';
import { createGoodsOfTree } from './goods-of-tree';
import { openProduct } from './open-product';
import { productMachine } from './product.machine';
import { productStore } from './product-store';
import { supplierOfGoodsStore } from './supplier-of-goods-store';
import { turnProduct } from './turn-product';
import { listProducts, listSuppliable, viewProduct } from './view-products';

const WORKERS: readonly RoleSlug[] = ['vetting-officer', 'shop-keeper'];
const JUDGES: readonly RoleSlug[] = ['vetting-officer', 'chief-editor'];
// Who scores a blind sample sees no file of the product: panel experts are not among them.
const READERS: readonly RoleSlug[] = [...WORKERS, 'chief-editor', 'compliance-officer', 'field-controller', 'host'];

/** Goods with their papers, lots, claims and prices (商品与资质). */
export const goodsSlice: Slice = {
  name: 'vetting.goods',
  errors: [goodsErrors],
  machines: [productMachine, paperMachine, lotMachine],
  permissions: [
    { action: GOODS_READ, displayName: '看商品与资质 See goods and papers', subCategory: 'goods' },
    { action: GOODS_WORK, displayName: '登记商品、资质、批次 Register goods, papers and lots', subCategory: 'goods' },
    { action: GOODS_JUDGE, displayName: '核定资质、退回、否决 Judge papers, return and veto', subCategory: 'goods' },
  ],
  grants: [
    { roles: READERS, action: GOODS_READ },
    { roles: WORKERS, action: GOODS_WORK },
    { roles: JUDGES, action: GOODS_JUDGE },
  ],
  register: (platform) => {
    const { gate } = gateOf(platform);
    const { vault, stations } = platform;
    platform.ports.offer(goodsOfTreePort, createGoodsOfTree({ stations, products: productStore }));
    platform.ports.offer(spokenProofPort, createSpokenProof(goodsDeps(platform)));
    platform.ports.offer(
      shownGoodsPort,
      createGoodsShower({ ...goodsDeps(platform), vault, gate, shown: shownGoodsStore }),
    );
  },
  routes: (platform) => {
    const deps = goodsDeps(platform);
    mountFiles(platform, deps);
    return [productRoutes(deps), ...paperRoutes(deps)];
  },
};

/** Everything that the verbs of goods are handed, on a host. */
export function goodsDeps(platform: Platform): GoodsDeps {
  return {
    ...platform,
    ...{ products: productStore, suppliers: supplierOfGoodsStore, papers: paperStore, files: fileStore },
    ...{ lots: lotStore, claims: claimStore, prices: priceStore, rounds: roundStore },
    settled: gateOf(platform).deps.settled,
  };
}

function productRoutes(deps: GoodsDeps): RouteGroup {
  type Actor = Parameters<typeof viewProduct>[1];
  const fileAfter = async (actor: Actor, id: string, done: Result<unknown, GoodsRefusal>) =>
    done.ok ? viewProduct(deps, actor, id) : done;
  return routes(productsContract, {
    listProducts: async ({ actor, query }) => ({ ok: true, value: await listProducts(deps, actor, query) }),
    viewProduct: ({ actor, params }) => viewProduct(deps, actor, params.id),
    listSuppliable: ({ actor }) => listSuppliable(deps, actor),
    openProduct: async ({ actor, body }) => {
      const opened = await openProduct(deps, actor, body);
      return opened.ok ? viewProduct(deps, actor, opened.value) : opened;
    },
    changeProduct: async ({ actor, params, body }) =>
      fileAfter(actor, params.id, await changeProduct(deps, actor, { ...params, ...body })),
    turnProduct: async ({ actor, params, body }) =>
      fileAfter(actor, params.id, await turnProduct(deps, actor, { ...params, ...body })),
    judgeProduct: async ({ actor, params, body }) =>
      fileAfter(actor, params.id, await turnProduct(deps, actor, { ...params, ...body })),
  });
}

function paperRoutes(deps: GoodsDeps): readonly RouteGroup[] {
  return [
    routes(papersContract, {
      listPapers: ({ actor, params }) => listPapers(deps, actor, params.id),
      ticket: ({ actor }) => Promise.resolve({ ok: true, value: ticketFor(deps, actor) }),
      fileForProduct: ({ actor, params, body }) => fileForProduct(deps, actor, { ...params, ...body }),
      fileForSupplier: ({ actor, params, body }) => fileForSupplier(deps, actor, { ...params, ...body }),
      decidePaper: ({ actor, params, body }) => decidePaper(deps, actor, { ...params, ...body }),
      withdrawPaper: ({ actor, params, body }) => decidePaper(deps, actor, { ...params, ...body, event: 'withdraw' }),
    }),
    routes(lotsContract, {
      listLots: ({ actor, params }) => listLots(deps, actor, params.id),
      openLot: ({ actor, params, body }) => openLot(deps, actor, { ...params, ...body }),
      turnLot: ({ actor, params, body }) => turnLot(deps, actor, { ...params, ...body }),
    }),
    routes(claimsContract, {
      listClaims: ({ actor, params }) => listClaims(deps, actor, params.id),
      makeClaim: ({ actor, params, body }) => makeClaim(deps, actor, { ...params, ...body }),
      bindEvidence: ({ actor, params, body }) => bindEvidence(deps, actor, { ...params, ...body }),
      removeClaim: ({ actor, params }) => removeClaim(deps, actor, params.id),
    }),
    routes(pricesContract, {
      listPrices: ({ actor, params, query }) => listPrices(deps, actor, { ...params, ...query }),
      notePrice: ({ actor, params, body }) => notePrice(deps, actor, { ...params, ...body }),
    }),
  ];
}
