/** The pages of the shop in one piece, since who opens the shelf opens the others next. */
export { OfferScreen } from './offer-screen';
export { OrderScreen } from './order-screen';
export { OrdersScreen } from './orders-screen';
export { ShelfScreen } from './shelf-screen';
