import { strapiPlugin } from '@hearth/cms/platform';
import { booksSlice } from './books/books.slice';
import { ordersSlice } from './orders/orders.slice';
import { paymentsSlice } from './payments/payments.slice';
import { termsSlice } from './terms/terms.slice';

export default strapiPlugin([ordersSlice, termsSlice, paymentsSlice, booksSlice]);
