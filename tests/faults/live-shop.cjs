// A shop for tests of lives, which may not reach into it: goods that are on sale, what is left of them, and what is wrong in the whole shop.
require('./typescript.cjs');
const { answering } = require('./answering.cjs');
const { aNode } = require('../host/a-node.ts');
const { bookPagesStore } = require('../../plugins/shop/server/books/book-pages-store.ts');
const { verifyBooks } = require('../../plugins/shop/server/books/verify-books.ts');
const { aShop, onSale } = require('../../plugins/shop/server/testing/a-shop.ts');
const { booksOf, faultsOf } = require('../../plugins/shop/server/testing/the-books.ts');

const node = aNode(process.env.DATABASE_URL);
const { knex, database } = node;
const shop = aShop(database);

answering(
  {
    offer: ({ units, perBuyer }) => onSale(shop, { units, perBuyer }),
    stock: ({ variant }) => booksOf(knex, variant),
    wrong: async () => [
      ...(await faultsOf(knex)),
      ...(await verifyBooks({ read: knex, pages: bookPagesStore }, 'yunze')).faults,
    ],
  },
  () => node.stop(),
);
