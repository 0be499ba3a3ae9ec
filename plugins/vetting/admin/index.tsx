import { CheckCircle, Feather, PriceTag, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { GOODS_READ, PANEL_SIT, ROUNDS_READ, SUPPLIERS_READ } from '../contract';
import goodsEn from './goods/translations/en.json';
import goodsZhHans from './goods/translations/zh-Hans.json';
import traceEn from './trace/translations/en.json';
import traceZhHans from './trace/translations/zh-Hans.json';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...en, ...goodsEn, ...traceEn },
  'zh-Hans': { ...zhHans, ...goodsZhHans, ...traceZhHans },
};

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/vetting/suppliers',
      icon: User,
      intlLabel: { id: 'vetting.suppliers.title', defaultMessage: en['suppliers.title'] },
      permissions: [{ action: SUPPLIERS_READ, subject: null }],
      position: 13,
      Component: () => import('./suppliers/supplier-pages').then(({ SupplierPages }) => ({ default: SupplierPages })),
    });
    app.addMenuLink({
      to: 'plugins/vetting-goods',
      icon: PriceTag,
      intlLabel: { id: 'vetting.goods.title', defaultMessage: goodsEn['goods.title'] },
      permissions: [{ action: GOODS_READ, subject: null }],
      position: 14,
      Component: () => import('./goods/goods-pages').then(({ GoodsPages }) => ({ default: GoodsPages })),
    });
    app.addMenuLink({
      to: 'plugins/vetting/rounds',
      icon: CheckCircle,
      intlLabel: { id: 'vetting.rounds.title', defaultMessage: en['rounds.title'] },
      permissions: [{ action: ROUNDS_READ, subject: null }],
      position: 15,
      Component: () => import('./rounds/round-pages').then(({ RoundPages }) => ({ default: RoundPages })),
    });
    app.addMenuLink({
      to: 'plugins/vetting/panel',
      icon: Feather,
      intlLabel: { id: 'vetting.panel.title', defaultMessage: en['panel.title'] },
      permissions: [{ action: PANEL_SIT, subject: null }],
      position: 16,
      Component: () => import('./panel/panel-pages').then(({ PanelPages }) => ({ default: PanelPages })),
    });
    app.registerPlugin({ id: 'vetting', name: en.title });
  },
  registerTrads({ locales }: { locales: readonly string[] }) {
    return Promise.all(locales.map((locale) => Promise.resolve({ locale, data: prefixed(TEXTS[locale] ?? {}) })));
  },
};

/** Strapi keeps the texts of all plugins in one table, so each key starts with its plugin. */
function prefixed(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`vetting.${key}`, text]));
}
