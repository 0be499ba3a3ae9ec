import type { Target } from '../../contract';
import type { KeptTarget } from './target-store';
import { targetMachine } from './target.machine';

/** A copy as pages see it, with what may happen to it. */
export function presentTarget({ changedBy: _by, purpose: _for, ...target }: KeptTarget): Target {
  return { ...target, allowedEvents: [...targetMachine.allowed(target.state)] };
}
