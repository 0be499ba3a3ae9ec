import { strapiPlugin } from '@hearth/cms/platform';
import { driversOf, engineSlice } from './drivers/local/engine.slice';
import { ffmpegSlice } from './ffmpeg/ffmpeg.slice';
import { originSlice } from './origin/origin.slice';
import { picturesSlice } from './pictures/pictures.slice';
import { recordingsSlice } from './recordings/recordings.slice';
import { roomsSlice } from './rooms/rooms.slice';
import { targetsSlice } from './targets/targets.slice';

export default strapiPlugin([
  ffmpegSlice,
  roomsSlice(driversOf),
  recordingsSlice(driversOf),
  targetsSlice,
  originSlice,
  picturesSlice,
  engineSlice,
]);
