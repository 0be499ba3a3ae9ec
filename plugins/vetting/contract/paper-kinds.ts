import type { Text } from '@hearth/cms/kernel';
import { z } from 'zod';

/** The kinds of papers 资质类型. */
export const paperKind = z.enum([
  'business-licence',
  'village-certificate',
  'production-licence',
  'food-trade-licence',
  'conformity-certificate',
  'test-report',
  'production-record',
  'green-certificate',
  'organic-certificate',
  'geo-certificate',
  'brand-authorisation',
  'ccc-certificate',
  'special-licence',
  'label-photo',
  'shipping-promise',
  'liability-insurance',
  'donation-agreement',
  'hardship-statement',
]);

/** The kind of a paper. */
export type PaperKind = z.output<typeof paperKind>;

const named = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** How people call each kind. */
export const paperKinds: Readonly<Record<PaperKind, Text>> = {
  'business-licence': named('营业执照', 'Business licence'),
  'village-certificate': named('村委会证明', 'Village certificate'),
  'production-licence': named('食品生产许可证', 'Food production licence'),
  'food-trade-licence': named('食品经营许可或备案', 'Food trade licence or filing'),
  'conformity-certificate': named('承诺达标合格证', 'Certificate of conformity'),
  'test-report': named('检测报告', 'Test report'),
  'production-record': named('生产记录', 'Production record'),
  'green-certificate': named('绿色食品证书', 'Green food certificate'),
  'organic-certificate': named('有机产品认证证书', 'Organic certificate'),
  'geo-certificate': named('地理标志使用授权', 'Geographical indication'),
  'brand-authorisation': named('商标与授权链', 'Trade mark and authorisations'),
  'ccc-certificate': named('CCC 证书', 'CCC certificate'),
  'special-licence': named('专项许可或广告审查', 'Special licence or advertising review'),
  'label-photo': named('标签照片', 'Label photo'),
  'shipping-promise': named('产能与发货承诺', 'Capacity and shipping promise'),
  'liability-insurance': named('责任险或保证金', 'Liability insurance or deposit'),
  'donation-agreement': named('捐赠协议', 'Donation agreement'),
  'hardship-statement': named('助农情况说明', 'Statement of need'),
};

/** The sides of a label that are photographed. */
export const labelSides = ['front', 'back', 'left', 'right', 'top', 'bottom'] as const;

/** The states of a paper 资质状态. */
export const paperState = z.enum(['filed', 'accepted', 'refused', 'withdrawn']);

/** The state of a paper. */
export type PaperState = z.output<typeof paperState>;

/** What may happen to a paper. */
export type PaperEvent = 'accept' | 'refuse' | 'withdraw';

/** How near the end of a paper is: a colour never says it alone. */
export const paperBand = z.enum(['expired', 'week', 'month', 'fine', 'endless', 'not-yet']);

/** How near the end of a paper is. */
export type PaperBand = z.output<typeof paperBand>;
