import type { CommentSource } from '../../contract';
import type { KeptSource } from './source-store';

/** How comments are read, as pages see it. */
export const shownSource = ({ place, state, problem, readAt, version }: KeptSource): CommentSource => ({
  ...{ place, state, problem, version },
  readAt: readAt?.toISOString() ?? null,
});
