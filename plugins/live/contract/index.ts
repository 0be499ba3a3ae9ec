export * from './session-types';
export * from './room-types';
export { watchErrors } from './watch-errors';
export * from './watch-session';
