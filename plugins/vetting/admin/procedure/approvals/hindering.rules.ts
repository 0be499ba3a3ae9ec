import type { ShownReason } from '../../../contract';

/** What an approval or a clearing brings to an end by itself. */
const ENDED_BY_IT: readonly ShownReason['code'][] = ['in-review', 'suspended', 'approval-ended'];

/** What has to be mended before goods come onto the shelf: all that keeps them from being shown, but their own state. */
export const hindering = (reasons: readonly ShownReason[]): readonly ShownReason[] =>
  reasons.filter(({ code, stops }) => stops === 'showing' && !ENDED_BY_IT.includes(code));
