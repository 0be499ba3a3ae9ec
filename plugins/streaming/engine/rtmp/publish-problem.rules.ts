/** Why a platform takes no stream, or no longer. */
export type PublishProblem =
  /** It does not know the key, or not any more. */
  | 'key-refused'
  /** It takes no connection for this application, or at this moment. */
  | 'connect-refused'
  /** It had begun, and something went wrong with it. */
  | 'publish-failed'
  | 'protocol'
  | 'timed-out'
  | 'closed';

const KEY = /\b(auth|denied|forbidden|unauthori[sz]ed|invalid[ _-]?(key|token|sign)|expired)/i;

/** What a status of RTMP means to us. The codes are not used alike everywhere: the words help. */
export function publishProblem(code: string, words: string): PublishProblem {
  if (/^NetStream\.Publish\.(BadName|Denied|Unauthorized)$/i.test(code)) return 'key-refused';
  if (KEY.test(words) || KEY.test(code)) return 'key-refused';
  if (code.startsWith('NetConnection.')) return 'connect-refused';
  return 'publish-failed';
}
