import { sessionStates } from '../../contract';
import { mayBeTold } from './note.rules';

it('takes notes from the first plan to the last second on air, and none afterwards', () => {
  expect(sessionStates.filter(mayBeTold)).toEqual([
    'planned',
    'prepared',
    'rehearsal',
    'ready',
    'live',
    'paused',
    'ending',
  ]);
});
