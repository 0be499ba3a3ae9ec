/** The key under which the reader's coupons are remembered while the app runs; by itself, since a room that gives one does not need the shop. */
export const MY_COUPONS = ['my-coupons'] as const;
