/** Why a platform takes no stream, or no longer. */
export type PublishProblem =
  /** It does not know the key, or not any more. */
  | 'key-refused'
  /** Somebody sends there with this key already: another encoder, or we ourselves a moment ago. */
  | 'busy'
  /** It takes no connection for this application, or at this moment. */
  | 'connect-refused'
  /** It had begun, and something went wrong with it. */
  | 'publish-failed'
  | 'protocol'
  | 'timed-out'
  | 'closed';

const KEY = /\b(auth|denied|forbidden|unauthori[sz]ed|invalid[ _-]?(key|token|sign)|expired)/i;

const BUSY = /\b(already|in use|busy|occupied|duplicate|exists?)\b/i;

/** What a status of RTMP means to us. The codes are not used alike everywhere: the words help. */
export function publishProblem(code: string, words: string): PublishProblem {
  // nginx and SRS say BadName of a stream that is being sent, as others say it of a key that they do not know.
  if (BUSY.test(words)) return 'busy';
  if (/^NetStream\.Publish\.(BadName|Denied|Unauthorized)$/i.test(code)) return 'key-refused';
  if (KEY.test(words) || KEY.test(code)) return 'key-refused';
  if (code.startsWith('NetConnection.')) return 'connect-refused';
  return 'publish-failed';
}
