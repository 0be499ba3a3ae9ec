import { z } from 'zod';
import { defineEvent } from './events';
import { switchModes, switchStates } from './switch-types';

/** A switch of the matrix was pressed, agreed to or ended (一键开关). */
export const matrixSwitched = defineEvent(
  'matrix.switched',
  z.strictObject({ switchId: z.uuid(), mode: z.enum(switchModes), state: z.enum(switchStates) }),
  { key: ({ switchId }) => switchId },
);
