import { routes, type Slice } from '@hearth/cms/platform';
import { readTerms, termsContract, writeTerms } from '../../contract';
import { shopOf } from '../shop-wiring';
import { listTerms, seeTerms } from './see-terms';
import { setTerms } from './set-terms';

const SHOP = '店铺 Shop';

/** Terms (结算条件): who gets what of one unit of an offer, agreed before it is opened. */
export const termsSlice: Slice = {
  name: 'shop.terms',
  permissions: [
    { action: readTerms, displayName: '查看结算条件 See the terms of offers', subCategory: SHOP },
    { action: writeTerms, displayName: '填写结算条件 Set the terms of offers', subCategory: SHOP },
  ],
  grants: [
    { roles: ['shop-keeper', 'finance', 'chief-editor', 'compliance-officer'], action: readTerms },
    { roles: ['shop-keeper', 'finance'], action: writeTerms },
  ],
  routes: (platform) => {
    const { offers: deps } = shopOf(platform);
    return [
      routes(termsContract, {
        termsList: ({ actor, query }) => listTerms(deps, actor, query.before),
        terms: ({ actor, params }) => seeTerms(deps, actor, params.id),
        setTerms: ({ actor, params, body }) => setTerms(deps, actor, { ...body, ...params }),
      }),
    ];
  },
};
