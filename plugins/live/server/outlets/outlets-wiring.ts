import type { Platform } from '@hearth/cms/platform';
import { sessionMoneyPort } from '@hearth/shop/contract';
import { roomCopiesPort } from '@hearth/streaming/contract';
import { shownGoodsPort } from '@hearth/vetting/contract';
import { sourceStore } from '../comments/source-store';
import { knownStore } from '../numbers/known-store';
import type { OutletDeps } from './outlet-deps';
import { outletStore } from './outlet-store';
import { tableRows } from './table-rows';

/** What the verbs of third-party rooms are handed, on a host. */
export function outletDeps({ database, ledger, ports }: Platform): OutletDeps {
  return {
    ...{ database, ledger, known: knownStore, outlets: outletStore, sources: sourceStore, rowsOf: tableRows },
    ...{ copies: ports.take(roomCopiesPort), till: ports.take(sessionMoneyPort), goods: ports.take(shownGoodsPort) },
  };
}
