/** Both pages in one piece: what they share would otherwise come with the first visit. */
export { ReceiptScreen } from './receipt-screen';
export { WelfareScreen } from './welfare-screen';
