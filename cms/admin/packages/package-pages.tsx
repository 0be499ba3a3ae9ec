import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PackagePage } from './package-page';
import { PackagesPage } from './packages-page';

const MAY_SEE = [{ action: 'plugin::cms.packages.read', subject: null }];

/** Packages: all of them, and the one that somebody builds. */
export function PackagePages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<PackagesPage />} />
        <Route path=":id" element={<PackagePage />} />
      </Routes>
    </Page.Protect>
  );
}
