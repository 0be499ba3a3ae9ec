import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { BOOKS_READ } from '../../contract';
import { AccountsPage } from './accounts-page';
import { BillsPage } from './bills-page';
import { DifferencesPage } from './differences-page';
import { HoldsPage } from './holds-page';
import { ReceiptsPage } from './receipts-page';
import { RunPage } from './run-page';
import { RunsPage } from './runs-page';

const MAY_SEE = [{ action: BOOKS_READ, subject: null }];

/** Settlement runs, bills, differences, receipts and accounts, each a page of its own. */
export function BookPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<RunsPage />} />
        <Route path="bills" element={<BillsPage />} />
        <Route path="receipts" element={<ReceiptsPage />} />
        <Route path="differences" element={<DifferencesPage />} />
        <Route path="holds" element={<HoldsPage />} />
        <Route path="accounts" element={<AccountsPage />} />
        <Route path="runs/:id" element={<RunPage />} />
      </Routes>
    </Page.Protect>
  );
}
