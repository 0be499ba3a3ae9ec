/** Viewers in a process of their own. Prints what each round of theirs got. */
import { crowd, newestPart } from './live-viewers.mjs';

const [media, viewers, seconds, rounds = '1'] = process.argv.slice(2);
for (let round = 0; round < Number(rounds); round += 1) {
  const part = () => newestPart(media);
  const got = await crowd({ media, part, viewers: Number(viewers), seconds: Number(seconds) });
  process.stdout.write(`${JSON.stringify(got)}\n`);
}
