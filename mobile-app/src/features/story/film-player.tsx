import { View } from 'react-native';
import type { Film } from '@/contract/types';
import { useTheme } from '@/theme/use-theme';
import { absolute, plainest } from '@/ui/picture-source';
import { LatePlayer } from '@/ui/player/late-player';

/** Picture and controls as they will stand, so that the text below does not move when the player arrives. */
function Shape({ ratio }: { ratio: number }) {
  const { colour, target } = useTheme();
  const fold = { backgroundColor: colour.fold };
  return (
    <>
      <View style={[fold, { width: '100%', aspectRatio: ratio }]} />
      <View style={[fold, { height: 2 * target }]} />
    </>
  );
}

/** A story's film in the player of all screens. Nothing of it is loaded before somebody presses play. */
export function FilmPlayer({ film }: { film: Film }) {
  const ratio = film.width / film.height;
  return (
    <LatePlayer
      kind="film"
      url={absolute(film.url)}
      title={film.alt}
      poster={film.poster ? plainest(film.poster, 960) : null}
      ratio={ratio}
      shape={<Shape ratio={ratio} />}
    />
  );
}
