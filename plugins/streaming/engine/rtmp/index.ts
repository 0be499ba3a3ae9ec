export type { MediaKind } from './message.rules';
export { publishRtmp, type PublishRefusal, type RtmpPublisher } from './client-session';
export type { PublishProblem } from './publish-problem.rules';
export { rtmpTarget, type RtmpTarget } from './rtmp-url.rules';
export {
  metadataOf,
  serveRtmp,
  type PublishAnswer,
  type PublishAsk,
  type ServerEnd,
  type ServerHost,
  type ServerSession,
} from './server-session';
