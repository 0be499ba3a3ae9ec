import { strapiPlugin } from '@hearth/cms/platform';
import { carriersSlice, earSlice } from './drivers/carriers.slice';
import { driversOf } from './drivers/drivers-wiring';
import { engineSlice } from './drivers/local/engine.slice';
import { originSlice } from './origin/origin.slice';
import { roomsSlice } from './rooms/rooms.slice';
import { targetsSlice } from './targets/targets.slice';

const carried = [roomsSlice(driversOf), targetsSlice(driversOf), carriersSlice, earSlice];

export default strapiPlugin([...carried, originSlice, engineSlice]);
