import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PARCELS_READ } from '../../contract';
import { ShippingPage } from './shipping-page';

const MAY_SEE = [{ action: PARCELS_READ, subject: null }];

/** What has to leave the house, and by when. */
export function ShippingPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<ShippingPage />} />
      </Routes>
    </Page.Protect>
  );
}
