/** The pages of the shop in one piece, since who opens the shelf opens the others next. */
export { forgetAskings } from '@/data/asking';
export { AddressesScreen } from './addresses/addresses-screen';
export { AskScreen } from './aftersales/ask-screen';
export { CartScreen } from './cart/cart-screen';
export { CouponsScreen } from './coupons/coupons-screen';
export { LeadScreen } from './groups/lead-screen';
export { BuyOver } from './over/buy-over';
export { GroupOver } from './over/group-over';
export { OfferScreen } from './offer-screen';
export { OrderScreen } from './order-screen';
export { OrdersScreen } from './orders-screen';
export { SaleScreen } from './aftersales/sale-screen';
export { SalesScreen } from './aftersales/sales-screen';
export { ShelfScreen } from './shelf-screen';
