import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { readDuties } from '../../contract';
import { DutiesPage } from './duties-page';
import { SessionsPage } from './sessions-page';

const MAY_SEE = [{ action: readDuties, subject: null }];

/** Lives, and the duties of each. */
export function DutyPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<SessionsPage />} />
        <Route path=":id" element={<DutiesPage />} />
      </Routes>
    </Page.Protect>
  );
}
