export * from './session-types';
export * from './room-types';
export { robotErrors } from './robots-errors';
export * from './robots-hosts';
export * from './robots-assistant';
export * from './robots-ports';
export * from './robots-drafts';
