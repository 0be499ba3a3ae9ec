import { Page } from '@strapi/strapi/admin';
import { TabLinks, useMay } from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import { GATE_READ, GOODS_READ, ROUNDS_READ } from '../../../contract';
import { useSay } from '../words';
import { GivenApprovals } from './given-approvals';
import { SuspendedGoods } from './suspended-goods';
import { WaitingApprovals } from './waiting-approvals';

const MAY_SEE = [{ action: ROUNDS_READ, subject: null }];
const VIEWS = ['waiting', 'given', 'suspended'] as const;

/** The last signature: what waits for it, who gave it and until when, and what was suspended since. */
export function ApprovalPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <ApprovalsPage />
    </Page.Protect>
  );
}

function ApprovalsPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const sees = { goods: useMay(GOODS_READ), gate: useMay(GATE_READ) };
  const views = VIEWS.filter((view) => view !== 'suspended' || (sees.goods && sees.gate));
  const view = views.find((one) => one === search.get('view')) ?? 'waiting';
  const tabs = (
    <TabLinks
      label={say('approvals.views')}
      tabs={views.map((key) => ({ key, words: say(`approvals.view.${key}`), to: `?view=${key}` }))}
      at={view}
    />
  );
  if (view === 'given') return <GivenApprovals tabs={tabs} />;
  return view === 'suspended' ? <SuspendedGoods tabs={tabs} /> : <WaitingApprovals tabs={tabs} />;
}
