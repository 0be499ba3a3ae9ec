export * from './session-types';
export * from './room-types';
