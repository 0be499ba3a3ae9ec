import { strapiPlugin } from '@hearth/cms/platform';
import { camerasSlice } from './cameras/cameras.slice';
import { captionsSlice } from './captions/captions.slice';
import { carriersSlice, earSlice } from './drivers/carriers.slice';
import { driversOf } from './drivers/drivers-wiring';
import { engineOf, engineSlice } from './drivers/local/engine.slice';
import { ffmpegSlice } from './ffmpeg/ffmpeg.slice';
import { healthSlice } from './health/health.slice';
import { looksSlice } from './looks/looks.slice';
import { originSlice } from './origin/origin.slice';
import { passesSlice } from './passes/passes.slice';
import { picturesSlice } from './pictures/pictures.slice';
import { recordingsSlice } from './recordings/recordings.slice';
import { roomsSlice } from './rooms/rooms.slice';
import { slatesSlice } from './slates/slates.slice';
import { srtSlice } from './srt/srt.slice';
import { targetsSlice } from './targets/targets.slice';
import { watchingSlice } from './watching/watching.slice';

export default strapiPlugin([
  ffmpegSlice,
  roomsSlice(driversOf),
  recordingsSlice(driversOf),
  targetsSlice(driversOf),
  carriersSlice,
  earSlice,
  passesSlice,
  watchingSlice,
  camerasSlice(driversOf),
  srtSlice,
  captionsSlice(driversOf),
  slatesSlice,
  looksSlice,
  originSlice,
  picturesSlice,
  healthSlice(engineOf),
  engineSlice,
]);
