import { strapiPlugin } from '@hearth/cms/platform';
import { captionsSlice } from './captions/captions.slice';
import { driversOf, engineSlice } from './drivers/local/engine.slice';
import { originSlice } from './origin/origin.slice';
import { roomsSlice } from './rooms/rooms.slice';
import { targetsSlice } from './targets/targets.slice';

export default strapiPlugin([roomsSlice(driversOf), targetsSlice, captionsSlice(driversOf), originSlice, engineSlice]);
