import type { DemoStage, Platform, Slice } from '@hearth/cms/platform';
import { approvalDeps } from '../approvals/approvals.slice';
import { goodsDeps } from '../products/goods.slice';
import { roundDeps } from '../rounds/rounds.slice';
import { sampleDeps } from '../samples/samples.slice';
import { supplierDeps } from '../suppliers/suppliers.slice';
import type { DemoDesk } from './demo-deps';
import { goodsFileSchema, type GoodsFile } from './goods-file';
import { loadDemoGoods } from './load-demo-goods';

/** What vetting puts into the demo station; it uses every other slice of the plugin, so it stands apart and last. */
export const demoSlice: Slice = {
  name: 'vetting.demo',
  async demo(platform, stage) {
    const file = goodsFileSchema.parse(stage.file('goods.json'));
    await loadDemoGoods(demoDesk(platform, stage, file), file, stage.made);
  },
};

function demoDesk(platform: Platform, { cast, picture }: DemoStage, { panel }: GoodsFile): DemoDesk {
  return {
    ...{ goods: goodsDeps(platform), suppliers: supplierDeps(platform), samples: sampleDeps(platform) },
    ...{ rounds: roundDeps(platform), approvals: approvalDeps(platform), picture },
    ...{ keeper: cast('shop-keeper'), officer: cast('vetting-officer'), chief: cast('chief-editor') },
    panel: panel.map(({ person }) => cast(person)),
  };
}
