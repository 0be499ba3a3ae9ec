import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of the tree of stations. */
export const stationErrors = defineErrors('STATIONS', {
  SLUG_TAKEN: refusal<{ slug: string }>(409, '代号“{slug}”已被使用', 'The short name “{slug}” is taken'),
  LEVEL_NOT_BELOW: refusal<{ parent: string }>(
    422,
    '新建的台必须比“{parent}”低一级或更低',
    'A station must be of a lower level than “{parent}”, which it stands below',
  ),
});
