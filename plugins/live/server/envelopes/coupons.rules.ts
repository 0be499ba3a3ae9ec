import type { CouponBatch } from '@hearth/shop/contract';

/** Whether whoever takes the very last share can still use the coupon that it is: the packet is over before its coupons are. */
export const outlasts = ({ validTo }: Pick<CouponBatch, 'validTo'>, closesAt: Date): boolean =>
  Date.parse(validTo) > closesAt.getTime();
