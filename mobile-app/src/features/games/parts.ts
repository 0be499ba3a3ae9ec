/** What a room borrows: games over the picture, and being told when it begins. */
export { ReservePart } from './reserve-part';
export { ToolPart } from './tool-part';
