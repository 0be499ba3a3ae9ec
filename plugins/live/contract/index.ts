export * from './session-types';
export * from './room-types';
export * from './room-ports';
