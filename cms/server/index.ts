import { hearthErrors } from '../contract';
import { machineErrors, moneyErrors } from '../kernel';
import { strapiPlugin, type Slice } from '../platform';
import { fastLaneSlice } from '../platform/fast-lane/fast-lane.slice';
import { realtimeSlice } from '../platform/realtime/realtime.slice';

const house: Slice = { name: 'house', errors: [hearthErrors, machineErrors, moneyErrors] };

export default strapiPlugin([house, realtimeSlice, fastLaneSlice]);
