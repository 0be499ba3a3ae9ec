import { strapiPlugin } from '@hearth/cms/platform';
import { afterSalesSlice } from './aftersales/after-sales.slice';
import { booksSlice } from './books/books.slice';
import { dutiesSlice } from './duties/duties.slice';
import { livesSlice } from './lives/lives.slice';
import { ordersSlice } from './orders/orders.slice';
import { parcelsSlice } from './parcels/parcels.slice';
import { paymentsSlice } from './payments/payments.slice';
import { termsSlice } from './terms/terms.slice';

export default strapiPlugin([
  ...[ordersSlice, termsSlice, paymentsSlice, parcelsSlice, afterSalesSlice, booksSlice],
  dutiesSlice,
  livesSlice,
]);
