import { strapiPlugin } from '@hearth/cms/platform';
import { driversOf, engineOf, engineSlice } from './drivers/local/engine.slice';
import { ffmpegSlice } from './ffmpeg/ffmpeg.slice';
import { healthSlice } from './health/health.slice';
import { originSlice } from './origin/origin.slice';
import { picturesSlice } from './pictures/pictures.slice';
import { roomsSlice } from './rooms/rooms.slice';
import { targetsSlice } from './targets/targets.slice';

export default strapiPlugin([
  ffmpegSlice,
  roomsSlice(driversOf),
  targetsSlice,
  originSlice,
  picturesSlice,
  healthSlice(engineOf),
  engineSlice,
]);
