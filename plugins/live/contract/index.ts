export * from './session-types';
export * from './room-types';
export * from './watch-session';
