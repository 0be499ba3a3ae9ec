/** Everything of the procedure that pages and other plugins may know. */
export * from './approvals';
export * from './mystery';
export * from './panel-draw';
export * from './pool';
export * from './procedure-events';
export * from './rounds';
export * from './round-types';
export * from './rubric';
export * from './samples';
export * from './score-sheet';
export * from './sha256';
export * from './sheets';
export * from './visits';
export * from './visit-photos';
