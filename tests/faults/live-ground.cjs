// What a test of lives writes into the database of a host that runs, where vetting, shop and lives meet: goods that the real gate has cleared by the
// real catalogue and that are on sale, what is shown of them, what is wrong in the shop, and tokens of readers whom nobody signed up.
require('./typescript.cjs');
const { systemClock, systemIds, unwrap } = require('@hearth/cms/kernel');
const platform = require('@hearth/cms/platform');
const { answering } = require('./answering.cjs');
const { createAccessTokens } = require('../../cms/lib/server/accounts/access-token.js');
const { readerKeysFrom } = require('../../cms/lib/server/accounts/reader-secret.js');
const { aNode } = require('../host/a-node.ts');
const { pinGoods } = require('../../plugins/live/server/pins/pin-goods.ts');
const { aLiveWorld, controller } = require('../../plugins/live/server/testing/a-live-world.ts');
const { liveOfferDepsOf, liveOffersOf } = require('../../plugins/shop/lib/server/lives/lives.slice.js');
const { bookPagesStore } = require('../../plugins/shop/server/books/book-pages-store.ts');
const { verifyBooks } = require('../../plugins/shop/server/books/verify-books.ts');
const { aShop, onSale } = require('../../plugins/shop/server/testing/a-shop.ts');
const { faultsOf } = require('../../plugins/shop/server/testing/the-books.ts');
const { factsStore } = require('../../plugins/vetting/server/gate/facts-store.ts');
const { createGate } = require('../../plugins/vetting/server/gate/gate-port.ts');
const { gateStore } = require('../../plugins/vetting/server/gate/gate-store.ts');
const { needsOfGoods } = require('../../plugins/vetting/server/gate/needs-of-goods.ts');
const { settleGate } = require('../../plugins/vetting/server/gate/settle-gate.ts');
const { someGoods } = require('../../plugins/vetting/server/gate/testing/some-goods.ts');
const { productStore } = require('../../plugins/vetting/server/products/product-store.ts');

const node = aNode(process.env.DATABASE_URL);
const { knex, database, outbox } = node;
const ids = systemIds;
const settling = {
  ...{ database, outbox, ids, ledger: platform.createLedger({ database, ids }) },
  ...{ gate: gateStore, facts: factsStore, products: productStore, needsOf: needsOfGoods, followers: [] },
  notices: { notify: async () => undefined },
};
const ground = {
  ...{ db: { knex }, officer: { id: ids.next() }, second: { id: ids.next() } },
  deps: { database, settled: (tx, products) => settleGate(settling, tx, products) },
};
/** Crafts need a licence of their maker and a promise to send them, and no more: the promise is the paper that ends. */
const CRAFT = {
  category: 'craft',
  papers: ['shipping-promise'],
  facts: {
    ...{
      spec: '一只',
      recipe: '',
      allergens: [],
      netWeight: '',
      shelfLifeDays: null,
      label: '',
      maker: '青禾村竹编坊',
    },
    ...{ plant: '', seller: '云泽合作社', priceBasis: { fen: 4_990, kind: 'market' }, gtin: null, prepackaged: false },
    ...{ branded: false, welfare: false, donation: false, marks: [], origin: '云泽', storage: '', story: '' },
  },
};
const notAsked = () => {
  throw new Error('the memory of another node is asked');
};
const shop = aShop(database);
// The gate that pins ask is the real one, by its rows; whether a plan lets goods be shown is proved elsewhere.
const pinning = {
  ...aLiveWorld(database).pinning,
  gate: createGate({ memory: { verdictOf: notAsked }, gate: gateStore, followers: [] }),
  offers: liveOffersOf(() => liveOfferDepsOf(shop)),
};

answering(
  {
    goods: async ({ units }) => {
      const { product } = await someGoods(ground, CRAFT);
      return onSale(shop, { units, product });
    },
    pin: async ({ session, offer }) =>
      unwrap(await pinGoods(pinning, controller, { id: session, item: null, offer, instead: null })).id,
    tokens: ({ secret, skew, count }) => {
      const clock = { ...systemClock, now: () => new Date(Date.now() + skew) };
      const tokens = createAccessTokens({ keys: readerKeysFrom({ HEARTH_READER_SECRET: secret }), clock });
      const reader = () => ({ kind: 'reader', id: ids.next(), session: ids.next(), station: 'yunze', name: '王敏' });
      return Array.from({ length: count }, () => tokens.issue(reader()));
    },
    wrong: async () => [
      ...(await faultsOf(knex)),
      ...(await verifyBooks({ read: knex, pages: bookPagesStore }, 'yunze')).faults,
    ],
  },
  () => node.stop(),
);
