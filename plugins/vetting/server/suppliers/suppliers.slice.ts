import { createDatabaseTime, readPhoto, resealColumn, routes, type Platform, type Slice } from '@hearth/cms/platform';
import { ok } from '@hearth/cms/kernel';
import type { RoleSlug } from '@hearth/cms/contract';
import {
  supplyContract,
  suppliersContract,
  SUPPLIERS_BAR,
  SUPPLIERS_READ,
  SUPPLIERS_REVEAL,
  SUPPLIERS_WORK,
  vettingErrors,
} from '../../contract';
import { prefecturesOf } from '../regions/region.rules';
import { appealBar, fileSupply, withdrawSupply } from '../supply/hand-in';
import { presentSupply } from '../supply/present-supply';
import { mountProofs } from '../supply/proof-routes';
import { savePart } from '../supply/save-part';
import { beginProof, removeProof, type ProofDeps } from '../supply/send-proof';
import { supplierData } from '../supply/supplier-data';
import { barStore } from './bar-store';
import { barSupplier, liftBar } from './bar-supplier';
import { decideAppeal } from './decide-appeal';
import { closeSupplier, refuseSupplier, verifySupplier } from './decide-supplier';
import { endTerms } from './end-terms';
import { changeSupplier, fileAtDesk } from './file-at-desk';
import { proofStore } from './proof-store';
import { listSuppliers, revealSupplier, viewSupplier } from './see-suppliers';
import { followersOf } from './supplier-followers';
import type { SupplierDeps } from './supplier-deps';
import { supplierMachine } from './supplier.machine';
import { supplierNotices } from './supplier-notices';
import { SEALED_SUPPLIERS, supplierStore } from './supplier-store';
import { termStore } from './term-store';

const WORKERS: readonly RoleSlug[] = ['vetting-officer', 'chief-editor'];
const JUDGES: readonly RoleSlug[] = ['compliance-officer', 'chief-editor'];
const READERS: readonly RoleSlug[] = ['vetting-officer', 'compliance-officer', 'chief-editor'];

/** Suppliers (供应商): who supplies goods, at the desk and from the news app. */
export const suppliersSlice: Slice = {
  name: 'vetting.suppliers',
  errors: [vettingErrors],
  machines: [supplierMachine],
  permissions: [
    { action: SUPPLIERS_READ, displayName: '看供应商 See suppliers', subCategory: 'suppliers' },
    { action: SUPPLIERS_WORK, displayName: '登记、核验供应商 File and verify suppliers', subCategory: 'suppliers' },
    {
      action: SUPPLIERS_BAR,
      displayName: '禁入供应商、处理申诉 Bar suppliers and decide appeals',
      subCategory: 'suppliers',
    },
    { action: SUPPLIERS_REVEAL, displayName: '看供应商密封资料 See what lies sealed', subCategory: 'suppliers' },
  ],
  grants: [
    { roles: READERS, action: SUPPLIERS_READ },
    { roles: WORKERS, action: SUPPLIERS_WORK },
    { roles: JUDGES, action: SUPPLIERS_BAR },
    { roles: READERS, action: SUPPLIERS_REVEAL },
  ],
  register: (platform) => {
    platform.notices.declare(supplierNotices);
    platform.personalData.register(supplierData(supplierDeps(platform)));
    platform.schedule.tick({
      name: 'vetting-suppliers.terms',
      cron: '*/5 * * * *',
      missed: 'run-once',
      handle: () => Promise.resolve((tx) => endTerms({ ...supplierDeps(platform), terms: termStore }, tx)),
    });
  },
  routes: (platform) => {
    const deps: ProofDeps = { ...supplierDeps(platform), readPhoto };
    mountProofs(platform, deps);
    return [staffRoutes(deps), readerRoutes(deps)];
  },
  async ready({ database, vault, log }) {
    for (const column of SEALED_SUPPLIERS) {
      const resealed = await resealColumn(database, vault, column);
      if (resealed > 0)
        log.info('facts of suppliers were brought under the current key', { column: column.column, resealed });
    }
  },
};

const staffRoutes = (deps: SupplierDeps) =>
  routes(suppliersContract, {
    listSuppliers: ({ actor, query }) => listSuppliers(deps, actor, query),
    fileSupplier: ({ actor, body }) => fileAtDesk(deps, actor, body),
    oneSupplier: ({ actor, params }) => viewSupplier(deps, actor, params.id),
    changeSupplier: ({ actor, params, body }) => changeSupplier(deps, actor, { ...params, ...body }),
    verifySupplier: ({ actor, params, body }) => verifySupplier(deps, actor, { ...params, ...body }),
    refuseSupplier: ({ actor, params, body }) => refuseSupplier(deps, actor, { ...params, ...body }),
    closeSupplier: ({ actor, params, body }) => closeSupplier(deps, actor, { ...params, ...body }),
    barSupplier: ({ actor, params, body }) => barSupplier(deps, actor, { ...params, ...body }),
    liftBar: ({ actor, params, body }) => liftBar(deps, actor, { ...params, ...body }),
    decideAppeal: ({ actor, params, body }) => decideAppeal(deps, actor, { ...params, ...body }),
    revealSupplier: ({ actor, params, body }) => revealSupplier(deps, actor, { ...params, ...body }),
  });

const readerRoutes = (deps: ProofDeps) =>
  routes(supplyContract, {
    regionsBelow: ({ params }) =>
      Promise.resolve(
        ok({ prefectures: prefecturesOf(params.province).map(({ below, ...one }) => ({ ...one, below: [...below] })) }),
      ),
    mySupply: async ({ actor, query }) => {
      const kept = await deps.suppliers.ofReader(deps.database.read, actor.id, query.station);
      return ok({ supply: kept ? await presentSupply(deps, deps.database.read, kept) : null });
    },
    savePart: ({ actor, body }) => savePart(deps, actor, body),
    beginProof: ({ actor, body }) => beginProof(deps, actor, body),
    removeProof: ({ actor, params }) => removeProof(deps, actor, params.id),
    fileSupply: ({ actor, body }) => fileSupply(deps, actor, body),
    appealBar: ({ actor, body }) => appealBar(deps, actor, body),
    withdrawSupply: ({ actor, query }) => withdrawSupply(deps, actor, query),
  });

/** Everything that the verbs of suppliers are handed, on a host. */
export function supplierDeps(platform: Platform): SupplierDeps {
  const { database, people } = platform;
  return {
    ...platform,
    ...{ suppliers: supplierStore, bars: barStore, proofs: proofStore },
    time: createDatabaseTime(database),
    namesOf: async (ids) => new Map((await people.byIds(ids)).map(({ id, name }) => [id, name['zh-Hans']])),
    followers: followersOf(platform),
  };
}
