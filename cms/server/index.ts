import { hearthErrors } from '../contract';
import { machineErrors, moneyErrors } from '../kernel';
import { strapiPlugin, type Slice } from '../platform';

const house: Slice = { name: 'house', errors: [hearthErrors, machineErrors, moneyErrors] };

export default strapiPlugin([house]);
