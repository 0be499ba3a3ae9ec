import { houseConfig } from './tests/house/lint/house-config.mjs';

export default houseConfig(import.meta.dirname);
