import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { GATE_READ } from '../../../contract';
import { RecallPage } from './recall-page';
import { RecallsPage } from './recalls-page';

const MAY_SEE = [{ action: GATE_READ, subject: null }];

/** What was called back, and the room of each recall. */
export function RecallPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<RecallsPage />} />
        <Route path=":id" element={<RecallPage />} />
      </Routes>
    </Page.Protect>
  );
}
