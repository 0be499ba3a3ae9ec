import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { AFTERSALES_READ } from '../../contract';
import { AfterSalePage } from './after-sale-page';
import { AfterSalesPage } from './after-sales-page';

const MAY_SEE = [{ action: AFTERSALES_READ, subject: null }];

/** The desk of after-sales, and the page of each request. */
export function AfterSalesPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<AfterSalesPage />} />
        <Route path=":id" element={<AfterSalePage />} />
      </Routes>
    </Page.Protect>
  );
}
