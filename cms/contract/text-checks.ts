import { definePort } from '../kernel/port';
import type { CheckFinding } from './check-types';

/** Short texts that nobody reviews before they are read, looked at by the rules of a station (机审端口): what is said in a room, a note, an answer. */
export type TextChecks = {
  /** What the rules find, in the order of the text; the same rules that manuscripts are checked by. */
  check(station: string, text: string): Promise<readonly CheckFinding[]>;
};

/** Where checks of texts are found. */
export const textChecksPort = definePort<TextChecks>('cms.text-checks');
