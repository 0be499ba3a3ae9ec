import { Archive, ArrowsCounterClockwise, BulletList, PriceTag, ShoppingCart } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { AFTERSALES_READ, BOOKS_READ, PARCELS_READ, PAYMENTS_READ, readOrders } from '../contract';
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
      to: 'plugins/shop-shipping',
      icon: Archive,
      intlLabel: { id: 'shop.ship.title', defaultMessage: en['ship.title'] },
      permissions: [{ action: PARCELS_READ, subject: null }],
      position: 17,
      Component: () => import('./parcels/shipping-pages').then(({ ShippingPages }) => ({ default: ShippingPages })),
    });
    app.addMenuLink({
      to: 'plugins/shop-after-sales',
      icon: ArrowsCounterClockwise,
      intlLabel: { id: 'shop.sale.title', defaultMessage: en['sale.title'] },
      permissions: [{ action: AFTERSALES_READ, subject: null }],
      position: 17,
      Component: () =>
        import('./aftersales/after-sales-pages').then(({ AfterSalesPages }) => ({ default: AfterSalesPages })),
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
