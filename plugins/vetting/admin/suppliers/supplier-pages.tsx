import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { SUPPLIERS_READ } from '../../contract';
import { SupplierPage } from './supplier-page';
import { SuppliersPage } from './suppliers-page';

const MAY_SEE = [{ action: SUPPLIERS_READ, subject: null }];

/** The list of suppliers and the file of each. */
export function SupplierPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<SuppliersPage />} />
        <Route path="new" element={<SuppliersPage isFiling />} />
        <Route path=":id" element={<SupplierPage />} />
      </Routes>
    </Page.Protect>
  );
}
