import { readPhoto, type Platform } from '@hearth/cms/platform';
import { shownGoodsPort } from '@hearth/vetting/contract';
import { booksOf } from '../books/books-wiring';
import { paymentDeps } from '../payments/payments-wiring';
import { shopOf } from '../shop-wiring';
import type { AfterSaleDeps } from './after-sale-deps';
import { afterSaleStore } from './after-sale-store';
import { evidenceStore } from './evidence-store';
import { refundCauseStore } from './refund-cause-store';
import { replacementStore } from './replacement-store';
import { saleListStore } from './sale-list-store';
import { shareStore } from './share-store';

const made = new WeakMap<Platform, AfterSaleDeps>();

/** Everything that the verbs of after-sales are handed, on a host. */
export function afterSaleDeps(platform: Platform): AfterSaleDeps {
  const known = made.get(platform);
  if (known) return known;
  const { orders, placing } = shopOf(platform);
  const deps: AfterSaleDeps = {
    ...platform,
    ...{ readPhoto, orders: orders.orders, payments: paymentDeps(platform) },
    ...{ sales: afterSaleStore, list: saleListStore, shares: shareStore, evidence: evidenceStore },
    ...{ causes: refundCauseStore, goods: platform.ports.take(shownGoodsPort) },
    ...{ books: booksOf(platform), time: shopOf(platform).time },
    ...{ replacements: replacementStore, gate: placing.gate, stock: orders.stock, lots: orders.lots },
  };
  made.set(platform, deps);
  return deps;
}
