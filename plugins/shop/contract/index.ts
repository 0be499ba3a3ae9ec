export { shopErrors } from './errors';
export {
  makeOfferSchema,
  offerContract,
  offerSchema,
  offerState,
  priceBasis,
  shownOfferSchema,
  waitingContract,
  writeOffers,
  type MakeOffer,
  type Offer,
  type OfferEvent,
  type OfferState,
  type ShownOffer,
} from './offers';
export {
  buyingContract,
  deskOrderSchema,
  orderContract,
  placingContract,
  readAddresses,
  readOrders,
  writeOrders,
  type DeskOrder,
} from './order';
export * from './return-rule';
export * from './shelf';
export { offerMoved, orderMoved, ordersPlaced, stockFreed } from './order-events';
export {
  addressSchema,
  orderSchema,
  orderState,
  orderStates,
  orderSteps,
  ownOrderSchema,
  placeOrderSchema,
  promiseProofSchema,
  wantedLine,
  type Address,
  type Order,
  type OrderEffect,
  type OrderEvent,
  type OrderLine,
  type OrderState,
  type OrderStep,
  type OwnOrder,
  type PlaceOrder,
  type PromiseProof,
  type WantedLine,
} from './order-types';
export {
  makeVariantSchema,
  stockContract,
  stockMoveSchema,
  variantSchema,
  writeStock,
  type MakeVariant,
  type StockMove,
  type Variant,
} from './stock';
export * from './payment-types';
export * from './payment-facts';
export * from './payments';
export * from './cashier';
export { paymentErrors } from './payment-errors';
export { paymentMoved, refundMoved } from './payment-events';
export * from './book-accounts';
export * from './book-proof';
export * from './waterfall-types';
export { bookErrors } from './book-errors';
export * from './settlements';
export * from './matching';
export * from './donations';
export * from './receipts';
export * from './books';
