import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { DONATIONS_READ } from '../../contract';
import { DonationPage } from './donation-page';
import { DonationsPage } from './donations-page';

const MAY_SEE = [{ action: DONATIONS_READ, subject: null }];

/** Donations, and the file of each. */
export function DonationPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<DonationsPage />} />
        <Route path=":id" element={<DonationPage />} />
      </Routes>
    </Page.Protect>
  );
}
