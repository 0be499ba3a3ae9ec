// What journeys in the room of a live share.
import { SESSIONS } from '../lab/rooms.mjs';
import { reader } from './browser.mjs';
import { signIn } from './sign-in.mjs';
import { plays } from './watching.mjs';

export const enterRoom = async (page, name) => {
  await page.goto(`/watch/${SESSIONS[name]}`);
  await page.getByTestId('seller-line').first().waitFor();
};

/** Somebody in a room with its picture going. */
export async function viewerOf(home, name, { isIn = false, ...options } = {}) {
  const someone = await reader(home, options);
  if (isIn) await signIn(someone.page);
  await enterRoom(someone.page, name);
  await plays(someone.page);
  return someone;
}
