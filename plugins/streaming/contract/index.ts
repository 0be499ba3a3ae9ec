export { streamingErrors } from './errors';
export * from './live-streaming';
export * from './room-types';
export * from './rooms';
export { roomMoved } from './room-events';
export * from './platform-presets';
export * from './target-types';
export * from './targets';
export { targetMoved } from './target-events';
