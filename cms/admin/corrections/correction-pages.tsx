import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { CorrectionPage } from './correction-page';
import { CorrectionsPage } from './corrections-page';

const MAY_SEE = [{ action: 'plugin::cms.corrections.read', subject: null }];

/** The corrections desk: all orders, and one with how far it is on every account. */
export function CorrectionPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<CorrectionsPage />} />
        <Route path=":id" element={<CorrectionPage />} />
      </Routes>
    </Page.Protect>
  );
}
