import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PAYMENTS_READ } from '../../contract';
import { PaymentPage } from './payment-page';
import { PaymentSettingsPage } from './payment-settings-page';
import { PaymentsPage } from './payments-page';

const MAY_SEE = [{ action: PAYMENTS_READ, subject: null }];

/** The list of payments, the page of each, and how the station is paid. */
export function PaymentPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<PaymentsPage />} />
        <Route path="settings" element={<PaymentSettingsPage />} />
        <Route path=":id" element={<PaymentPage />} />
      </Routes>
    </Page.Protect>
  );
}
