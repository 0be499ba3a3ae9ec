import { strapiPlugin } from '@hearth/cms/platform';
import { commentsSlice } from './comments/comments.slice';
import { correctionsSlice } from './corrections/corrections.slice';
import { gamesSlice } from './games/games.slice';
import { groupsSlice } from './groups/groups.slice';
import { notesSlice } from './notes/notes.slice';
import { numbersSlice } from './numbers/numbers.slice';
import { outletsSlice } from './outlets/outlets.slice';
import { pinsSlice } from './pins/pins.slice';
import { replaySlice } from './replay/replay.slice';
import { robotsSlice } from './robots/robots.slice';
import { roomSlice } from './room/room.slice';
import { sessionsSlice } from './sessions/sessions.slice';
import { watchSlice } from './watch/watch.slice';

/** Slices of lives, each in its own folder. */
export default strapiPlugin([
  roomSlice,
  sessionsSlice,
  pinsSlice,
  correctionsSlice,
  gamesSlice,
  groupsSlice,
  notesSlice,
  numbersSlice,
  replaySlice,
  outletsSlice,
  commentsSlice,
  robotsSlice,
  watchSlice,
]);
