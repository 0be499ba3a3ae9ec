import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { readHosts } from '../../contract';
import { HostsPage } from './hosts-page';
import { SessionsList } from './sessions-list';

const MAY_SEE = [{ action: readHosts, subject: null }];

/** Who speaks in a live, and what its viewers ask. */
export function RobotsPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<SessionsList />} />
        <Route path=":session" element={<HostsPage />} />
      </Routes>
    </Page.Protect>
  );
}
