import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { OrderPage } from './order-page';
import { OrdersPage } from './orders-page';

const MAY_SEE = [{ action: 'plugin::cms.takedowns.read', subject: null }];

/** The takedown room: all orders, and one with everything it watches. */
export function TakedownPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<OrdersPage />} />
        <Route path=":id" element={<OrderPage />} />
      </Routes>
    </Page.Protect>
  );
}
