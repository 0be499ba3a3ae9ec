import { Redirect, useLocalSearchParams } from 'expo-router';

/** Where a live lay before: links to it were given away, with the pass of whoever got one. */
export default function OldLive() {
  const { playback, pass } = useLocalSearchParams<{ playback: string; pass?: string }>();
  const params = pass === undefined ? { session: playback } : { session: playback, pass };
  return <Redirect href={{ pathname: '/watch/[session]', params }} />;
}
