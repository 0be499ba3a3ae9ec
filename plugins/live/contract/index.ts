export * from './session-types';
export * from './room-types';
export { consoleErrors } from './console-errors';
export * from './console-notes';
