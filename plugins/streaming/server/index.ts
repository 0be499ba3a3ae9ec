import { strapiPlugin } from '@hearth/cms/platform';
import { camerasSlice } from './cameras/cameras.slice';
import { driversOf, engineSlice } from './drivers/local/engine.slice';
import { ffmpegSlice } from './ffmpeg/ffmpeg.slice';
import { originSlice } from './origin/origin.slice';
import { roomsSlice } from './rooms/rooms.slice';
import { slatesSlice } from './slates/slates.slice';
import { targetsSlice } from './targets/targets.slice';

export default strapiPlugin([
  ffmpegSlice,
  roomsSlice(driversOf),
  targetsSlice,
  originSlice,
  camerasSlice(driversOf),
  slatesSlice,
  engineSlice,
]);
