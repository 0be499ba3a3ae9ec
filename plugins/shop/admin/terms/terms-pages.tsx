import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { readTerms } from '../../contract';
import { TermsListPage } from './terms-list-page';
import { TermsPage } from './terms-page';

const MAY_SEE = [{ action: readTerms, subject: null }];

/** Whom each offer pays, and the terms of each. */
export function TermsPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<TermsListPage />} />
        <Route path=":id" element={<TermsPage />} />
      </Routes>
    </Page.Protect>
  );
}
