import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { writeStock } from '../../contract';
import { StockPage } from './stock-page';
import { VariantPage } from './variant-page';

const MAY_SEE = [{ action: writeStock, subject: null }];

/** The stock of the station and the file of each variant. */
export function StockPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<StockPage />} />
        <Route path=":id" element={<VariantPage />} />
      </Routes>
    </Page.Protect>
  );
}
