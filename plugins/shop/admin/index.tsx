import {
  Archive,
  ArrowsCounterClockwise,
  BulletList,
  ChartPie,
  CheckCircle,
  Gift,
  Heart,
  PaperPlane,
  PriceTag,
  ShoppingCart,
  Store,
} from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import {
  AFTERSALES_READ,
  BOOKS_READ,
  DONATIONS_READ,
  PARCELS_READ,
  PAYMENTS_READ,
  readDuties,
  readOrders,
  readTerms,
  writeCoupons,
  writeGroups,
  writeOffers,
  writeStock,
} from '../contract';
import deskEn from './desk/translations/en.json';
import deskZhHans from './desk/translations/zh-Hans.json';
import dutiesEn from './duties/translations/en.json';
import dutiesZhHans from './duties/translations/zh-Hans.json';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...en, ...deskEn, ...dutiesEn },
  'zh-Hans': { ...zhHans, ...deskZhHans, ...dutiesZhHans },
};

/** The pages of the shop in the admin’s menu. */
const LINKS: readonly Parameters<StrapiApp['addMenuLink']>[0][] = [
  {
    to: 'plugins/shop-orders',
    icon: ShoppingCart,
    intlLabel: { id: 'shop.desk.orders', defaultMessage: deskEn['desk.orders'] },
    permissions: [{ action: readOrders, subject: null }],
    position: 17,
    Component: () => import('./orders/order-pages').then(({ OrderPages }) => ({ default: OrderPages })),
  },
  {
    to: 'plugins/shop-offers',
    icon: Store,
    intlLabel: { id: 'shop.desk.offers', defaultMessage: deskEn['desk.offers'] },
    permissions: [{ action: writeOffers, subject: null }],
    position: 17.2,
    Component: () => import('./offers/offer-pages').then(({ OfferPages }) => ({ default: OfferPages })),
  },
  {
    to: 'plugins/shop-selling',
    icon: Gift,
    intlLabel: { id: 'shop.selling.title', defaultMessage: en['selling.title'] },
    permissions: [writeOffers, writeCoupons, writeGroups].map((action) => ({ action, subject: null })),
    position: 17.3,
    Component: () => import('./selling/selling-pages').then(({ SellingPages }) => ({ default: SellingPages })),
  },
  {
    to: 'plugins/shop-stock',
    icon: Archive,
    intlLabel: { id: 'shop.desk.stock', defaultMessage: deskEn['desk.stock'] },
    permissions: [{ action: writeStock, subject: null }],
    position: 17.4,
    Component: () => import('./stock/stock-pages').then(({ StockPages }) => ({ default: StockPages })),
  },
  {
    to: 'plugins/shop-shipping',
    icon: PaperPlane,
    intlLabel: { id: 'shop.ship.title', defaultMessage: en['ship.title'] },
    permissions: [{ action: PARCELS_READ, subject: null }],
    position: 17.5,
    Component: () => import('./parcels/shipping-pages').then(({ ShippingPages }) => ({ default: ShippingPages })),
  },
  {
    to: 'plugins/shop-after-sales',
    icon: ArrowsCounterClockwise,
    intlLabel: { id: 'shop.sale.title', defaultMessage: en['sale.title'] },
    permissions: [{ action: AFTERSALES_READ, subject: null }],
    position: 17.6,
    Component: () =>
      import('./aftersales/after-sales-pages').then(({ AfterSalesPages }) => ({ default: AfterSalesPages })),
  },
  {
    to: 'plugins/shop-payments',
    icon: PriceTag,
    intlLabel: { id: 'shop.pay.title', defaultMessage: en['pay.title'] },
    permissions: [{ action: PAYMENTS_READ, subject: null }],
    position: 18,
    Component: () => import('./payments/payment-pages').then(({ PaymentPages }) => ({ default: PaymentPages })),
  },
  {
    to: 'plugins/shop-books',
    icon: BulletList,
    intlLabel: { id: 'shop.books.title', defaultMessage: en['books.title'] },
    permissions: [{ action: BOOKS_READ, subject: null }],
    position: 19,
    Component: () => import('./books/book-pages').then(({ BookPages }) => ({ default: BookPages })),
  },
  {
    to: 'plugins/shop-terms',
    icon: ChartPie,
    intlLabel: { id: 'shop.terms.title', defaultMessage: en['terms.title'] },
    permissions: [{ action: readTerms, subject: null }],
    position: 20,
    Component: () => import('./terms/terms-pages').then(({ TermsPages }) => ({ default: TermsPages })),
  },
  {
    to: 'plugins/shop-donations',
    icon: Heart,
    intlLabel: { id: 'shop.donations.title', defaultMessage: en['donations.title'] },
    permissions: [{ action: DONATIONS_READ, subject: null }],
    position: 21,
    Component: () => import('./donations/donation-pages').then(({ DonationPages }) => ({ default: DonationPages })),
  },
  {
    to: 'plugins/shop-duties',
    icon: CheckCircle,
    intlLabel: { id: 'shop.duties.title', defaultMessage: dutiesEn['duties.title'] },
    permissions: [{ action: readDuties, subject: null }],
    position: 22,
    Component: () => import('./duties/duty-pages').then(({ DutyPages }) => ({ default: DutyPages })),
  },
];

export default {
  register(app: StrapiApp) {
    for (const link of LINKS) app.addMenuLink(link);
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
