import { Redirect } from 'expo-router';

/** Where the lives lay before: links to it were given away. */
export default function OldLives() {
  return <Redirect href="/watch" />;
}
