export { shopErrors } from './errors';
export { sellingVerdictSchema, type SellingVerdict } from './selling-verdict';
export {
  changeOfferSchema,
  deskOfferSchema,
  makeOfferSchema,
  offerContract,
  offerSchema,
  offerState,
  priceBasis,
  shownOfferSchema,
  waitingContract,
  writeOffers,
  type ChangeOffer,
  type DeskOffer,
  type MakeOffer,
  type Offer,
  type OfferEvent,
  type OfferState,
  type PriceBasis,
  type ShownOffer,
} from './offers';
export { buyingContract, placingContract } from './order';
export {
  checkedPromiseSchema,
  deskOrderSchema,
  orderContract,
  orderEntrySchema,
  readAddresses,
  readOrders,
  writeOrders,
  type CheckedPromise,
  type DeskOrder,
  type OrderEntry,
} from './order-desk';
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
  stockEntrySchema,
  stockMoveSchema,
  variantNameSchema,
  variantSchema,
  writeStock,
  type MakeVariant,
  type StockEntry,
  type StockMove,
  type Variant,
  type VariantName,
} from './stock';
export * from './freight';
export * from './coupons';
export * from './coupon-giver';
export * from './addresses';
export * from './evidence';
export * from './groups';
export * from './live-groups';
export * from './payment-types';
export * from './payment-facts';
export * from './payments';
export * from './cashier';
export { paymentErrors } from './payment-errors';
export { paymentMoved, refundMoved } from './payment-events';
export * from './book-accounts';
export * from './book-proof';
export * from './waterfall-types';
export * from './terms';
export { bookErrors } from './book-errors';
export * from './settlements';
export * from './settlement-holds';
export * from './matching';
export * from './donations';
export * from './receipts';
export * from './desk-receipts';
export * from './books';
export * from './escrow';
export * from './parcel-types';
export * from './parcels';
export { parcelErrors } from './parcel-errors';
export * from './after-sale-types';
export { borneLineSchema, type BorneLine } from './borne';
export * from './after-sales';
export { afterSaleErrors } from './after-sale-errors';
export { afterSaleMoved, parcelMoved } from './after-sale-events';
export * from './sessions';
export * from './planned-offers';
export * from './live-offers';
export * from './duty-types';
export { dutyCatalogue } from './duty-catalogue';
export * from './duties';
export * from './session-pack';
export { dutyErrors } from './duty-errors';
export * from './session-money';
export * from './session-holds';
export * from './session-parts';
export * from './live-shelves';
