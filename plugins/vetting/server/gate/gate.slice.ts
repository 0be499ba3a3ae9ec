import type { RoleSlug } from '@hearth/cms/contract';
import type { Text } from '@hearth/cms/kernel';
import type { Slice } from '@hearth/cms/platform';
import { GATE_CLEAR, GATE_READ, GATE_SUSPEND, gateErrors, gatePort, paperKind, paperKinds } from '../../contract';
import { followSuppliers } from '../suppliers/supplier-followers';
import { endingStore } from './ending-store';
import { gateKinds } from './gate-notices';
import { gateRoutes } from './gate-routes';
import { gateOf } from './gate-wiring';
import { settleDue } from './settle-due';
import { settleSupplier } from './settle-gate';
import { tellEndings } from './tell-endings';

const ANSWERING: readonly RoleSlug[] = ['vetting-officer', 'compliance-officer', 'chief-editor'];
const LOOKING: readonly RoleSlug[] = [
  ...ANSWERING,
  ...(['desk-head', 'host', 'field-controller', 'shop-keeper', 'after-sales-clerk'] as const),
];

/** What a kind of paper is called; one that the catalogue has dropped goes by its own name. */
const kindName = (kind: string): Text => {
  const known = paperKind.safeParse(kind);
  return known.success ? paperKinds[known.data] : { 'zh-Hans': kind, en: kind };
};

const permission = (action: string, displayName: string) => ({ action, displayName, subCategory: 'gate' });

/** The gate (上架闸门): whether goods may be shown and sold now, and whoever takes them off and puts them back. */
export const gateSlice: Slice = {
  name: 'vetting.gate',
  errors: [gateErrors],
  permissions: [
    permission(GATE_READ, 'See whether goods may be shown and sold'),
    permission(GATE_SUSPEND, 'Suspend goods and recall lots'),
    permission(GATE_CLEAR, 'Clear suspended goods, as one of two'),
  ],
  grants: [
    { roles: LOOKING, action: GATE_READ },
    { roles: ANSWERING, action: GATE_SUSPEND },
    { roles: ANSWERING, action: GATE_CLEAR },
  ],
  register: (platform) => {
    const { listener, notices, ports, schedule, log } = platform;
    const { deps, gate, memory } = gateOf(platform);
    notices.declare(gateKinds);
    followSuppliers(platform, (tx, { supplier }) => settleSupplier(deps, tx, supplier));
    memory.listen(listener);
    ports.offer(gatePort, gate);
    schedule.tick({
      name: 'vetting.settle-due',
      cron: '*/5 * * * * *',
      // Also where nobody fired it in time: the clock of the only node may be minutes wrong.
      missed: 'run-once',
      handle: async () => {
        await settleDue({ ...deps, settle: deps.settled, log });
      },
    });
    schedule.tick({
      name: 'vetting.tell-endings',
      cron: '*/10 * * * *',
      missed: 'run-once',
      handle: async () => {
        await tellEndings({ ...deps, endings: endingStore, kindName });
      },
    });
  },
  routes: (platform) => [gateRoutes({ ...gateOf(platform).deps, endings: endingStore })],
  start: (platform) => gateOf(platform).memory.start(),
  stop: (platform) => gateOf(platform).memory.stop(),
};
