import { readerNoticeMachine } from './reader-notice.machine';
import { readerNoticeStates } from '../../contract';

it('leaves the house from one state only, and is never sent again once it may have come', () => {
  const claimed = readerNoticeStates.filter((state) => readerNoticeMachine.next(state, 'claim').ok);
  expect(claimed).toEqual(['waiting']);
  const lost = readerNoticeMachine.next('sending', 'lose');
  expect(lost.ok && lost.value.state).toBe('unsure');
  expect(readerNoticeMachine.allowed('unsure')).toEqual([]);
});
