/** What a room borrows: games over the picture, being told when it begins, and what is given to those who come. */
export { ComePart } from './come-part';
export { ReservePart } from './reserve-part';
export { ToolPart } from './tool-part';
