import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { ROOMS_READ } from '../../contract';
import { CaptionPage } from '../captions/caption-page';
import { RecordingPage } from '../recordings/recording-page';
import { RecordingsPage } from '../recordings/recordings-page';
import { RoomPage } from './room-page';
import { RoomsPage } from './rooms-page';

const MAY_SEE = [{ action: ROOMS_READ, subject: null }];

/** The list of rooms and the page of each. */
export function RoomPages() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Routes>
        <Route index element={<RoomsPage />} />
        <Route path="recordings" element={<RecordingsPage />} />
        <Route path="recordings/:id" element={<RecordingPage />} />
        <Route path=":id" element={<RoomPage />} />
        <Route path=":id/captions" element={<CaptionPage />} />
      </Routes>
    </Page.Protect>
  );
}
