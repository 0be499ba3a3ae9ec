import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { GAMES_READ } from '../../contract';
import { EnvelopesPage } from './envelopes-page';
import { LotteriesPage } from './lotteries-page';
import { LotteryPage } from './lottery-page';
import { PlacementsPage } from './placements-page';
import { ReservationsPage } from './reservations-page';

const MAY_SEE = [{ action: GAMES_READ, subject: null }];

/** What is given away in lives: red packets, lotteries, reservations, and places in the app’s feed. */
export function GamesPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<Navigate to="envelopes" replace />} />
        <Route path="envelopes" element={<EnvelopesPage />} />
        <Route path="lotteries" element={<LotteriesPage />} />
        <Route path="lotteries/:id" element={<LotteryPage />} />
        <Route path="reservations" element={<ReservationsPage />} />
        <Route path="placements" element={<PlacementsPage />} />
      </Routes>
    </Page.Protect>
  );
}
