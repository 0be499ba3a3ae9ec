import { hearthErrors } from '../contract';
import { strapiPlugin, type Slice } from '../platform';

const house: Slice = { name: 'house', errors: [hearthErrors] };

export default strapiPlugin([house]);
