import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { MergePage } from '../writing/merge-page';
import { CasePage } from './case-page';
import { InboxPage } from './inbox-page';
import { RulesPage } from './rules-page';

const MAY_SEE = [{ action: 'plugin::cms.review.read', subject: null }];

/** The pages of review: the inbox, and one manuscript under review. */
export function ReviewPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<InboxPage />} />
        <Route path="rules" element={<RulesPage />} />
        <Route path=":documentId/:locale" element={<CasePage />} />
        <Route path=":documentId/:locale/merge" element={<MergePage />} />
      </Routes>
    </Page.Protect>
  );
}
