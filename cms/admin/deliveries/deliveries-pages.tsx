import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { EditionsPage } from '../editions/editions-page';
import { DeliveryPage } from './delivery-page';
import { DeskPage } from './desk-page';

const MAY_SEE = [{ action: 'plugin::cms.deliveries.read', subject: null }];

/** The pages of deliveries: the desk, one delivery, and a story with all its editions. */
export function DeliveriesPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<DeskPage />} />
        <Route path="story/:documentId/:locale" element={<EditionsPage />} />
        <Route path=":id" element={<DeliveryPage />} />
      </Routes>
    </Page.Protect>
  );
}
