import { hash } from 'node:crypto';

/** The hash of the canonical text of a promise. */
export const promiseHash = (text: string): string => hash('sha256', text, 'hex');
