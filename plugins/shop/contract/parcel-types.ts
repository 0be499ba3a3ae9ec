import { writtenText } from '@hearth/cms/contract';
import { z } from 'zod';

/** The states of a parcel (包裹). */
export const parcelStates = ['sent', 'moving', 'stuck', 'returning', 'delivered', 'returned'] as const;

/** The state of a parcel. */
export type ParcelState = (typeof parcelStates)[number];

/** What staff may tell of a parcel that no carrier tells of. */
export const parcelSteps = ['move', 'deliver', 'trouble', 'send-back', 'come-back'] as const;

/** What staff may tell of a parcel. */
export type ParcelStep = (typeof parcelSteps)[number];

/** What may happen to a parcel. */
export type ParcelEvent = ParcelStep | 'correct';

/** Who tells where parcels are (物流服务); `manual` is nobody but the shop's own people. */
export const carrierNames = ['manual', 'kuaidi100'] as const;

/** One of those who tell where parcels are. */
export type CarrierName = (typeof carrierNames)[number];

/** What was agreed with a carrier about a parcel: nothing, to be asked for, heard by pushes, refused, or over. */
export const watchStates = ['none', 'wanted', 'watched', 'refused', 'ended'] as const;

/** What was agreed with a carrier about a parcel. */
export type WatchState = (typeof watchStates)[number];

/** Carriers (快递公司) by the codes that Kuaidi100 gives them; `other` is delivered by hand or by somebody who is not listed. */
export const shippingCompanies = {
  shunfeng: { 'zh-Hans': '顺丰速运', en: 'SF Express' },
  ems: { 'zh-Hans': 'EMS', en: 'EMS' },
  youzhengguonei: { 'zh-Hans': '邮政快递包裹', en: 'China Post' },
  jd: { 'zh-Hans': '京东物流', en: 'JD Logistics' },
  zhongtong: { 'zh-Hans': '中通快递', en: 'ZTO' },
  yuantong: { 'zh-Hans': '圆通速递', en: 'YTO' },
  shentong: { 'zh-Hans': '申通快递', en: 'STO' },
  yunda: { 'zh-Hans': '韵达快递', en: 'Yunda' },
  jtexpress: { 'zh-Hans': '极兔速递', en: 'J&T Express' },
  debangkuaidi: { 'zh-Hans': '德邦快递', en: 'Deppon' },
  other: { 'zh-Hans': '其他 / 自送', en: 'Other, or by hand' },
} as const;

/** The code of a carrier. */
export type ShippingCompany = keyof typeof shippingCompanies;

/** The codes of carriers, in the order in which people choose. */
export const companyCodes = Object.keys(shippingCompanies) as [ShippingCompany, ...ShippingCompany[]]; // keys of the literal above

/** The code of a carrier (快递公司). */
export const shippingCompany = z.enum(companyCodes);

/** A tracking number (运单号), as carriers write them. */
export const trackingNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z][0-9A-Z-]{4,31}$/);

/** How many of an offer lie in a parcel. */
export const parcelLine = z.strictObject({ offer: z.uuid(), quantity: z.number().int().min(1).max(999) });

/** How many of an offer lie in a parcel. */
export type ParcelLine = z.output<typeof parcelLine>;

/** Something that happened to a parcel on its way. */
export const trackEvent = z.strictObject({ at: z.iso.datetime(), code: z.string(), text: z.string() });

/** Something that happened to a parcel on its way. */
export type TrackEvent = z.output<typeof trackEvent>;

/** A parcel as its buyer sees it. */
export const ownParcelSchema = z.strictObject({
  id: z.uuid(),
  order: z.uuid(),
  company: shippingCompany,
  number: z.string(),
  state: z.enum(parcelStates),
  shippedAt: z.iso.datetime(),
  deliveredAt: z.iso.datetime().nullable(),
  lines: z.array(parcelLine),
  /** The newest first. */
  events: z.array(trackEvent),
});

/** A parcel as its buyer sees it. */
export type OwnParcel = z.output<typeof ownParcelSchema>;

/** A parcel as the shop's people see it. */
export const parcelSchema = ownParcelSchema.extend({
  carrier: z.enum(carrierNames),
  watch: z.enum(watchStates),
  problem: z.string().nullable(),
  version: z.number().int(),
  allowedSteps: z.array(z.enum([...parcelSteps, 'correct'])),
});

/** A parcel as the shop's people see it. */
export type Parcel = z.output<typeof parcelSchema>;

/** What goes out, and under which number; without lines everything that is left of the order. */
export const shipSchema = z.strictObject({
  company: shippingCompany,
  number: trackingNumber,
  lines: z.array(parcelLine).min(1).max(20).optional(),
});

/** What goes out, and under which number. */
export type Ship = z.output<typeof shipSchema>;

/** Why something about a parcel is changed by hand. */
export const parcelReason = writtenText(200);

/** Something that has to leave the house, and by when. */
export const boardLine = z.strictObject({
  order: z.uuid(),
  state: z.enum(['paid', 'confirmed', 'picking', 'shortage', 'held']),
  version: z.number().int(),
  paidAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  overdue: z.boolean(),
  region: z.string().nullable(),
  lines: z.array(
    z.strictObject({
      offer: z.uuid(),
      title: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
      spec: z.string(),
      quantity: z.number().int(),
      /** What of it lies in no parcel yet. */
      left: z.number().int(),
    }),
  ),
});

/** Something that has to leave the house, and by when. */
export type BoardLine = z.output<typeof boardLine>;

/** What Kuaidi100 gave the station to speak with it (快递100 密钥): sealed at once and never answered. */
export const kuaidiCredential = z.strictObject({
  customer: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{8,64}$/),
  key: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{8,64}$/),
});

/** What Kuaidi100 gave the station. */
export type KuaidiCredential = z.output<typeof kuaidiCredential>;

/** A carrier service of a station, without anything secret. */
export const carrierSetting = z.strictObject({
  carrier: z.enum(carrierNames),
  enabled: z.boolean(),
  customer: z.string().nullable(),
  version: z.number().int(),
});

/** A carrier service of a station, without anything secret. */
export type CarrierSetting = z.output<typeof carrierSetting>;
