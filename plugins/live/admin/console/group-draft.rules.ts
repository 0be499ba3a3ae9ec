import { openGroupSchema } from '../../contract';

/** Whether what was chosen and typed can be sent: the host takes nothing else. */
export const isGroupSound = (draft: Readonly<Record<'offer' | 'leader' | 'minimum' | 'minutes', string>>): boolean =>
  openGroupSchema.safeParse({ ...draft, minimum: Number(draft.minimum), minutes: Number(draft.minutes) }).success;
