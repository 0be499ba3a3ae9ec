import type { ShippingCompany } from '@/contract/types';

/** Each carrier once: a missing one does not compile. */
const ALL: Readonly<Record<ShippingCompany, true>> = {
  ...{ shunfeng: true, ems: true, youzhengguonei: true, jd: true, zhongtong: true, yuantong: true, shentong: true },
  ...{ yunda: true, jtexpress: true, debangkuaidi: true, other: true },
};

/** Carriers in the order in which people choose. */
export const COMPANIES = Object.keys(ALL) as readonly ShippingCompany[]; // keys of the record above
