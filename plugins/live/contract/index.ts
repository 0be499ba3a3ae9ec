export * from './session-types';
export * from './room-types';
export * from './room-ports';
export * from './hide-rules';
export { roomErrors } from './room-errors';
export * from './room-parts';
export * from './room';
export * from './moderation-types';
export * from './moderation';
