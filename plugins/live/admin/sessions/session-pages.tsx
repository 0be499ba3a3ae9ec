import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { SESSIONS_READ } from '../../contract';
import { ScriptPage } from '../scripts/script-page';
import { SessionPage } from './session-page';
import { SessionsPage } from './sessions-page';

const MAY_SEE = [{ action: SESSIONS_READ, subject: null }];

/** Sessions, the page of each, and the scripts of its lines. */
export function SessionPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<SessionsPage />} />
        <Route path=":id" element={<SessionPage />} />
        <Route path=":id/scripts/:item" element={<ScriptPage />} />
      </Routes>
    </Page.Protect>
  );
}
