import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { connect } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { Duplex } from 'node:stream';
import {
  publishRtmp,
  type PublishRefusal,
  type RtmpPublisher,
  type RtmpTarget,
  rtmpTarget,
} from '@hearth/streaming/engine/rtmp';
import { FlvTags, type FlvTag } from './flv-tags';

/** Where to send, and the arguments of ffmpeg up to its output. The key is in none of them: FLV comes out of ffmpeg and we publish it. */
export type LabEncoding = {
  readonly address: string;
  readonly key: string;
  readonly arguments: () => readonly string[];
  /** Takes any certificate: a lab has its own. */
  readonly insecure?: boolean;
  say(line: string): void;
  /** Hears of each piece of picture and sound that was handed to the line. */
  sent?(tag: FlvTag): void;
};

/** An encoder that comes back by itself until it is stopped. */
export type LabEncoder = { stop(): void; readonly stopped: Promise<void> };

const AGAIN = 1_000;

/** Starts an encoder. */
export function labEncoder(encoding: LabEncoding): LabEncoder {
  const target = rtmpTarget(encoding.address, encoding.key);
  if (!target) throw new Error('An address looks like rtmp://host:1935/live');
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const stopped = (async () => {
    while (!isStopping()) {
      const refusal = await sendOnce(encoding, target, stopping.signal);
      if (isStopping()) break;
      encoding.say(`${refusal.code} ${refusal.details.said}; again in ${AGAIN / 1_000} s`);
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  })();
  return {
    stop: () => {
      stopping.abort();
    },
    stopped,
  };
}

async function sendOnce(encoding: LabEncoding, target: RtmpTarget, signal: AbortSignal): Promise<PublishRefusal> {
  const line = lineTo(target, encoding.insecure === true);
  const began = await publishRtmp(line, target);
  if (!began.ok) return began.error;
  encoding.say(`sending to ${target.tcUrl}`);
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', ...encoding.arguments(), '-f', 'flv', 'pipe:1']);
  const leave = (): void => {
    began.value.close();
  };
  signal.addEventListener('abort', leave);
  // An ffmpeg that ends takes the broadcast with it.
  ffmpeg.once('close', leave);
  ffmpeg.stderr.on('data', (piece: Buffer) => {
    encoding.say(piece.toString().trim());
  });
  pump(ffmpeg, { publisher: began.value, line, sent: encoding.sent });
  const refusal = await began.value.ended;
  signal.removeEventListener('abort', leave);
  ffmpeg.kill('SIGKILL');
  return refusal;
}

type Sending = { readonly publisher: RtmpPublisher; readonly line: Duplex; readonly sent: LabEncoding['sent'] };

function pump(ffmpeg: ChildProcessWithoutNullStreams, { publisher, line, sent }: Sending): void {
  const tags = new FlvTags();
  ffmpeg.stdout.on('data', (piece: Buffer) => {
    const isBehind = tags
      .push(piece)
      .map((tag) => {
        sent?.(tag);
        return sendTag(publisher, tag);
      })
      .includes(false);
    if (!isBehind) return;
    ffmpeg.stdout.pause();
    line.once('drain', () => ffmpeg.stdout.resume());
  });
}

function sendTag(publisher: RtmpPublisher, { kind, time, payload }: FlvTag): boolean {
  if (kind !== 'data') return publisher.send(kind, time, payload);
  // What encoders call onMetaData in a file is @setDataFrame on a line.
  return publisher.send('data', time, Buffer.concat([Buffer.from('\x02\x00\x0d@setDataFrame', 'latin1'), payload]));
}

function lineTo({ host, port, isSecure }: RtmpTarget, insecure: boolean): Duplex {
  const line = isSecure
    ? connectSecurely({ host, port, servername: host, rejectUnauthorized: !insecure })
    : connect(port, host);
  // publishRtmp says what became of it.
  // Small commands must not wait for each other's acknowledgement.
  line.setNoDelay(true);
  line.on('error', () => undefined);
  return line;
}
