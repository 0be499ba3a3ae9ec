import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { readOrders } from '../../contract';
import { OrderPage } from './order-page';
import { OrdersPage } from './orders-page';

const MAY_SEE = [{ action: readOrders, subject: null }];

/** The orders of the station and the file of each. */
export function OrderPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<OrdersPage />} />
        <Route path=":id" element={<OrderPage />} />
      </Routes>
    </Page.Protect>
  );
}
