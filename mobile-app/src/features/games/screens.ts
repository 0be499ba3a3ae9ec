/** The pages of what is given away in lives, in one piece. */
export { LotteryScreen } from './lottery-screen';
export { ReservedScreen } from './reserved-screen';
