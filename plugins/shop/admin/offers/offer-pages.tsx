import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { writeOffers } from '../../contract';
import { OfferPage } from './offer-page';
import { OffersPage } from './offers-page';

const MAY_SEE = [{ action: writeOffers, subject: null }];

/** The offers of the station and the file of each. */
export function OfferPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<OffersPage />} />
        <Route path=":id" element={<OfferPage />} />
      </Routes>
    </Page.Protect>
  );
}
