import { BulletList, Heart, PriceTag, ShoppingCart } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { BOOKS_READ, DONATIONS_READ, PAYMENTS_READ, readOrders } from '../contract';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, 'zh-Hans': zhHans };

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/shop',
      icon: ShoppingCart,
      intlLabel: { id: 'shop.title', defaultMessage: en.title },
      permissions: [{ action: readOrders, subject: null }],
      position: 17,
      Component: () => import('./pages/orders-page').then(({ OrdersPage }) => ({ default: OrdersPage })),
    });
    app.addMenuLink({
      to: 'plugins/shop-payments',
      icon: PriceTag,
      intlLabel: { id: 'shop.pay.title', defaultMessage: en['pay.title'] },
      permissions: [{ action: PAYMENTS_READ, subject: null }],
      position: 18,
      Component: () => import('./payments/payment-pages').then(({ PaymentPages }) => ({ default: PaymentPages })),
    });
    app.addMenuLink({
      to: 'plugins/shop-books',
      icon: BulletList,
      intlLabel: { id: 'shop.books.title', defaultMessage: en['books.title'] },
      permissions: [{ action: BOOKS_READ, subject: null }],
      position: 19,
      Component: () => import('./books/book-pages').then(({ BookPages }) => ({ default: BookPages })),
    });
    app.addMenuLink({
      to: 'plugins/shop-donations',
      icon: Heart,
      intlLabel: { id: 'shop.donations.title', defaultMessage: en['donations.title'] },
      permissions: [{ action: DONATIONS_READ, subject: null }],
      position: 20,
      Component: () => import('./donations/donation-pages').then(({ DonationPages }) => ({ default: DonationPages })),
    });
    app.registerPlugin({ id: 'shop', name: en.title });
  },
  registerTrads({ locales }: { locales: readonly string[] }) {
    return Promise.all(locales.map((locale) => Promise.resolve({ locale, data: prefixed(TEXTS[locale] ?? {}) })));
  },
};

/** Strapi keeps the texts of all plugins in one table, so each key starts with its plugin. */
function prefixed(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`shop.${key}`, text]));
}
