import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { NUMBERS_READ, OUTLETS_READ, REPLAYS_READ } from '../../contract';
import { OutletsPage } from '../outlets/outlets-page';
import { ReplayPage } from '../replay/replay-page';
import { BoardPage } from './board-page';
import { CountedSessionsPage } from './counted-sessions-page';

const may = (action: string) => [{ action, subject: null }];

/** Lives that are on or were: their figures, their replays and clips, and their rooms on platforms. */
export function NumbersPages() {
  return (
    <Routes>
      <Route
        index
        element={
          <Page.Protect permissions={may(NUMBERS_READ)}>
            <CountedSessionsPage />
          </Page.Protect>
        }
      />
      <Route
        path=":id"
        element={
          <Page.Protect permissions={may(NUMBERS_READ)}>
            <BoardPage />
          </Page.Protect>
        }
      />
      <Route
        path=":id/replay"
        element={
          <Page.Protect permissions={may(REPLAYS_READ)}>
            <ReplayPage />
          </Page.Protect>
        }
      />
      <Route
        path=":id/outlets"
        element={
          <Page.Protect permissions={may(OUTLETS_READ)}>
            <OutletsPage />
          </Page.Protect>
        }
      />
    </Routes>
  );
}
