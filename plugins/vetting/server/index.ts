import { strapiPlugin } from '@hearth/cms/platform';
import { approvalsSlice } from './approvals/approvals.slice';
import { demoSlice } from './demo/demo.slice';
import { gateSlice } from './gate/gate.slice';
import { mysterySlice } from './mystery/mystery.slice';
import { goodsSlice } from './products/goods.slice';
import { recallsSlice } from './recalls/recalls.slice';
import { roundsSlice } from './rounds/rounds.slice';
import { samplesSlice } from './samples/samples.slice';
import { subscriptionsSlice } from './subscriptions/subscriptions.slice';
import { suppliersSlice } from './suppliers/suppliers.slice';
import { traceSlice } from './trace/trace.slice';
import { visitsSlice } from './visits/visits.slice';

export default strapiPlugin([
  suppliersSlice,
  goodsSlice,
  gateSlice,
  samplesSlice,
  roundsSlice,
  approvalsSlice,
  visitsSlice,
  mysterySlice,
  recallsSlice,
  traceSlice,
  subscriptionsSlice,
  demoSlice,
]);
