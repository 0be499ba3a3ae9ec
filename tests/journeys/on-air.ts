import type { Page } from 'playwright-core';
import { clockFilm, played } from '../lab/encoder/clock-film';
import { labEncoder, type LabEncoder } from '../lab/encoder/lab-encoder';
import { signIn, sitDown, type Stage, type Visitor } from './browser';

/** A room that goes on air: who runs it, who watches, and the encoders that send into it. */
export type OnAir = {
  readonly title: string;
  /** At a desk in the admin, on the page of the room. */
  readonly operator: Visitor;
  /** At a phone, in the news app. */
  readonly viewer: Visitor;
  /** What encoders said of themselves. */
  readonly said: readonly string[];
  /** Where the page of the room is. */
  room: string;
  send(key: string): void;
  /** Where encoders send to, as the page told it. */
  server: string;
  stop(): void;
  /** Everybody goes, and every encoder. */
  leave(): Promise<unknown>;
};

/** A broadcast that nobody sends into yet; its picture is a film, which costs the machine next to nothing. */
export async function anOnAir(stage: Stage, title: string): Promise<OnAir> {
  const [operator, viewer] = await Promise.all([sitDown(stage, { at: 'desk' }), sitDown(stage, { at: 'phone' })]);
  await operator.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(operator.page, 'chief-editor');
  const film = await clockFilm();
  const said: string[] = [];
  const encoders: LabEncoder[] = [];
  // The lab's encoder itself reads and writes the film at its own pace.
  const filmOnly = played(film).slice(2, -2);
  const air: OnAir = {
    ...{ operator, viewer, title, said, room: '', server: '' },
    send: (key) => {
      const where = { address: air.server.replace('localhost', '127.0.0.1'), key };
      encoders.push(labEncoder({ ...where, arguments: () => filmOnly, say: (line) => void said.push(line) }));
    },
    stop: () => {
      for (const encoder of encoders) encoder.stop();
    },
    leave: async () => {
      air.stop();
      await Promise.all(encoders.map((encoder) => encoder.stopped));
      await Promise.all([operator.leave(), viewer.leave()]);
    },
  };
  return air;
}

/** A picture, and so many seconds more of it by the player's own clock, which begins anew where it takes up another stream. */
export async function advances(page: Page, seconds = 2): Promise<void> {
  const video = page.locator('video');
  await video.waitFor();
  const seen = await page.evaluateHandle(() => ({ at: 0, played: 0 }));
  await page.waitForFunction(
    ([so, wanted]) => {
      const one = document.querySelector('video');
      if (one === null || one.paused || one.videoWidth === 0) return false;
      const step = one.currentTime - so.at;
      // A longer one is a jump.
      if (step > 0 && step < 1) so.played += step;
      so.at = one.currentTime;
      return so.played > wanted;
    },
    [seen, seconds] as const,
  );
}

/** The film is brought to this second. */
export async function seeks(page: Page, to: number): Promise<void> {
  await page.locator('video').evaluate((video: HTMLVideoElement, at: number) => {
    video.pause();
    video.currentTime = at;
  }, to);
  await page.waitForFunction(() => document.querySelector('video')?.seeking === false);
}
