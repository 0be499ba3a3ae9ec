import type { RelayProblem } from '../relay/relay-problem.rules';

/** Why a call by SRT ended, of what ffmpeg and the libsrt in it said. `hadPicture`: the other side had taken something before. */
export function srtProblem(words: string, hadPicture: boolean): RelayProblem {
  if (/BADSECRET|Incorrect passphrase|UNSECURE|Password required/i.test(words)) return 'key-refused';
  // What a server answers that does not know the stream id, or has it on air already (its codes begin at 1000; 1400 and above are like those of HTTP).
  if (/REJECT/i.test(words)) return /\b(1401|1403|1404|2401|2403|2404)\b/.test(words) ? 'key-refused' : 'refused';
  if (hadPicture) return 'closed';
  if (/Connection to .* failed|timed? ?out|Input\/output error/i.test(words)) return 'unreachable';
  return 'closed';
}
