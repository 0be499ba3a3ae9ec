import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { LiveRooms, robotErrors } from '../../contract';
import type { LiveBook } from './live-book';

type Refused = RefusalOf<typeof robotErrors, 'SESSION_NOT_FOUND' | 'NOT_A_REHEARSAL'>;

/** What robots are to say in which live. */
export type RobotLines = {
  readonly id: string;
  readonly lines: readonly { readonly author: string; readonly text: string; readonly kind: 'danmaku' | 'comment' }[];
};

/** What having robots say something stands on. */
export type RobotDeps = { readonly lives: LiveBook; readonly rooms: Pick<LiveRooms, 'robotSays'> };

/** Has robots say something in a rehearsal of the actor's station. In a live that people watch nobody speaks who is no person. */
export async function sayAsRobots(
  { lives, rooms }: RobotDeps,
  { station }: StaffActor,
  { id, lines }: RobotLines,
): Promise<Result<{ said: number }, Refused>> {
  const live = await lives.of(id);
  if (live?.station !== station) return err('ROBOTS.SESSION_NOT_FOUND');
  if (!live.isRehearsal) return err('ROBOTS.NOT_A_REHEARSAL');
  const said = await Promise.all(
    lines.map(({ author, text, kind }) => rooms.robotSays(live.room, { kind, text, name: author, clock: null })),
  );
  return ok({ said: said.filter((one) => one !== undefined).length });
}
