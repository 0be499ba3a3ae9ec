import {
  CheckCircle,
  Discuss,
  Eye,
  Feather,
  NumberList,
  PinMap,
  PriceTag,
  SealCheck,
  Stethoscope,
  User,
  WarningCircle,
} from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { GATE_READ, GOODS_READ, PANEL_SIT, ROUNDS_READ, SAMPLES_READ, SUPPLIERS_READ } from '../contract';
import goodsEn from './goods/translations/en.json';
import goodsZhHans from './goods/translations/zh-Hans.json';
import procedureEn from './procedure/translations/en.json';
import procedureZhHans from './procedure/translations/zh-Hans.json';
import traceEn from './trace/translations/en.json';
import traceZhHans from './trace/translations/zh-Hans.json';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...en, ...goodsEn, ...procedureEn, ...traceEn },
  'zh-Hans': { ...zhHans, ...goodsZhHans, ...procedureZhHans, ...traceZhHans },
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
    addProcedure(app);
    app.registerPlugin({ id: 'vetting', name: en.title });
  },
  registerTrads({ locales }: { locales: readonly string[] }) {
    return Promise.all(locales.map((locale) => Promise.resolve({ locale, data: prefixed(TEXTS[locale] ?? {}) })));
  },
};

type Linked = {
  readonly to: string;
  readonly icon: typeof User;
  readonly position: number;
  readonly power: string;
};

/** The pages of the procedure, in the order in which goods go through it. */
function addProcedure(app: StrapiApp): void {
  const link = (
    noun: 'visits' | 'samples' | 'pool' | 'rubric' | 'approvals' | 'mystery' | 'recalls',
    { to, icon, position, power }: Linked,
  ) => ({
    ...{ to, icon, position, permissions: [{ action: power, subject: null }] },
    intlLabel: { id: `vetting.${noun}.title`, defaultMessage: procedureEn[`${noun}.title`] },
  });
  app.addMenuLink({
    ...link('visits', { to: 'plugins/vetting/visits', icon: PinMap, position: 13.5, power: ROUNDS_READ }),
    Component: () => import('./procedure/visits/visits-page').then(({ VisitPages }) => ({ default: VisitPages })),
  });
  app.addMenuLink({
    ...link('samples', { to: 'plugins/vetting/samples', icon: Stethoscope, position: 14.5, power: SAMPLES_READ }),
    Component: () => import('./procedure/samples/samples-page').then(({ SamplePages }) => ({ default: SamplePages })),
  });
  app.addMenuLink({
    ...link('pool', { to: 'plugins/vetting/pool', icon: Discuss, position: 15.2, power: ROUNDS_READ }),
    Component: () => import('./procedure/pool/pool-page').then(({ PoolPages }) => ({ default: PoolPages })),
  });
  app.addMenuLink({
    ...link('rubric', { to: 'plugins/vetting/rubric', icon: NumberList, position: 15.4, power: ROUNDS_READ }),
    Component: () => import('./procedure/rubric/rubric-page').then(({ RubricPages }) => ({ default: RubricPages })),
  });
  app.addMenuLink({
    ...link('approvals', { to: 'plugins/vetting/approvals', icon: SealCheck, position: 15.6, power: ROUNDS_READ }),
    Component: () =>
      import('./procedure/approvals/approval-pages').then(({ ApprovalPages }) => ({ default: ApprovalPages })),
  });
  app.addMenuLink({
    ...link('mystery', { to: 'plugins/vetting/mystery', icon: Eye, position: 16.2, power: ROUNDS_READ }),
    Component: () => import('./procedure/mystery/mystery-page').then(({ MysteryPages }) => ({ default: MysteryPages })),
  });
  app.addMenuLink({
    ...link('recalls', { to: 'plugins/vetting/recalls', icon: WarningCircle, position: 16.4, power: GATE_READ }),
    Component: () => import('./procedure/recalls/recall-pages').then(({ RecallPages }) => ({ default: RecallPages })),
  });
}

/** Strapi keeps the texts of all plugins in one table, so each key starts with its plugin. */
function prefixed(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`vetting.${key}`, text]));
}
