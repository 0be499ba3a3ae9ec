import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { ROUNDS_READ } from '../../contract';
import { DrawPage } from './draw-page';
import { RoundPage } from './round-page';
import { RoundsPage } from './rounds-page';

const MAY_SEE = [{ action: ROUNDS_READ, subject: null }];

/** The list of rounds, the room of each panel, and the draw to be checked. */
export function RoundPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<RoundsPage />} />
        <Route path=":id" element={<RoundPage />} />
        <Route path=":id/draw" element={<DrawPage />} />
      </Routes>
    </Page.Protect>
  );
}
