import { PHONE } from './browser.mjs';
import { looksAt } from './looks.mjs';

looksAt('phone', PHONE);
