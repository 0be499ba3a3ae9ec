import { DESK } from './browser.mjs';
import { looksAt } from './looks.mjs';

looksAt('desk', DESK);
