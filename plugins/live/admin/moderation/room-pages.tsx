import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { ROOM_READ } from '../../contract';
import { BansPage } from './bans-page';
import { RoomPage } from './room-page';
import { RoomsPage } from './rooms-page';

const MAY_SEE = [{ action: ROOM_READ, subject: null }];

/** Rooms, what is said in each, and who may not write. */
export function RoomPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<RoomsPage />} />
        <Route path="bans" element={<BansPage />} />
        <Route path=":id" element={<RoomPage />} />
      </Routes>
    </Page.Protect>
  );
}
