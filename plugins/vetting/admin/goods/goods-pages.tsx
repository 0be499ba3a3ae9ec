import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { GOODS_READ } from '../../contract';
import { LabelsPage } from '../trace/labels-page';
import { EndingsPage } from './endings-page';
import { ProductPage } from './product-page';
import { Workbench } from './workbench';

const MAY_SEE = [{ action: GOODS_READ, subject: null }];

/** The workbench of goods and the file of each. */
export function GoodsPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<Workbench />} />
        <Route path="endings" element={<EndingsPage />} />
        <Route path="lots/:lot/labels" element={<LabelsPage />} />
        <Route path=":id" element={<ProductPage />} />
      </Routes>
    </Page.Protect>
  );
}
