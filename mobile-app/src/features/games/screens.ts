/** The pages of what is given away in lives, and what a room borrows of it, in one piece: what they share would otherwise join the first visit. */
export { ComePart } from './come-part';
export { DrawsPart } from './draws-part';
export { LotteryScreen } from './lottery-screen';
export { ReserveLine } from './reserve-line';
export { ReservePart } from './reserve-part';
export { ReservedScreen } from './reserved-screen';
export { ToolPart } from './tool-part';
