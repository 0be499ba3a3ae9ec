import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { writeCoupons, writeGroups, writeOffers } from '../../contract';
import { CouponsPage } from '../coupons/coupons-page';
import { FreightPage } from '../freight/freight-page';
import { GroupsPage } from '../groups/groups-page';
import { LeadersPage } from '../groups/leaders-page';

const may = (action: string) => [{ action, subject: null }];

/** What belongs to selling besides the offers: what sending costs, what coupons take off, and neighbours who buy together. */
export function SellingPages() {
  return (
    <Routes>
      <Route index element={<Navigate to="freight" replace />} />
      <Route
        path="freight"
        element={
          <Page.Protect permissions={may(writeOffers)}>
            <FreightPage />
          </Page.Protect>
        }
      />
      <Route
        path="coupons"
        element={
          <Page.Protect permissions={may(writeCoupons)}>
            <CouponsPage />
          </Page.Protect>
        }
      />
      <Route
        path="groups"
        element={
          <Page.Protect permissions={may(writeGroups)}>
            <GroupsPage />
          </Page.Protect>
        }
      />
      <Route
        path="leaders"
        element={
          <Page.Protect permissions={may(writeGroups)}>
            <LeadersPage />
          </Page.Protect>
        }
      />
    </Routes>
  );
}
