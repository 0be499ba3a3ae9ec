import type { Slice } from '@hearth/cms/platform';
import { loadDemoGoods } from './load-demo-goods';

/** What vetting puts into the demo station; it uses every other slice of the plugin, so it stands apart and last. */
export const demoSlice: Slice = { name: 'vetting.demo', demo: loadDemoGoods };
