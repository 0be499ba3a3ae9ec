import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { roomErrors } from '../../contract';
import type { RoomDeps } from '../room/room-deps';

type Refused = RefusalOf<typeof roomErrors, 'POLL_NOT_FOUND' | 'POLL_CLOSED' | 'POLL_OPTION' | 'VOTED'>;
type Deps = Pick<RoomDeps, 'database' | 'polls' | 'voted'>;

/**
 * One vote for each; the key of the row decides, whoever presses twice and on whatever node. To viewers a rehearsal has no polls, as it has no room:
 * whoever heard of the number of one changes nothing by it.
 */
export async function vote(
  { database, polls, voted }: Deps,
  { id: reader }: ReaderActor,
  { id, option }: { readonly id: string; readonly option: number },
): Promise<Result<{ readonly option: number }, Refused>> {
  const { read } = database;
  const poll = await polls.find(read, id);
  if (!poll || poll.isInside) return err('ROOM.POLL_NOT_FOUND');
  if (option >= poll.options.length) return err('ROOM.POLL_OPTION');
  if (!poll.isOpen) return err('ROOM.POLL_CLOSED');
  // A vote that another request of the same reader wrote at this very moment is seen at the second look.
  const wish = { poll: id, reader, option };
  const given = (await polls.vote(read, wish)) ?? (await polls.vote(read, wish));
  if (given === undefined) return err('ROOM.POLL_CLOSED');
  if (given !== option) return err('ROOM.VOTED');
  voted(poll);
  return ok({ option });
}
