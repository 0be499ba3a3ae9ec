import CaptionParser from 'mux.js/lib/mp4/caption-parser';
import { TRACK, VIDEO_SCALE } from '../../engine/fmp4/init-segment.rules';
import { boxesIn, readRuns } from '../../engine/fmp4/read-boxes.rules';
import { cleanText } from './cue.rules';

/** Words that the encoder sent along, on the clock of the epoch, in ticks of a ninety-thousandth. */
export type EmbeddedWords = {
  readonly channel: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** How ATSC marks captions in H.264 (A/53 part 4): in a picture without them it does not occur. */
const MARK = Buffer.from('GA94', 'latin1');
/** The first channel of CEA-608, in which encoders send what is to be shown. */
const CHANNEL = 'CC1';

/** Reads captions out of the parts of one epoch, in their order. */
export type EmbeddedReader = { read(part: Buffer): readonly EmbeddedWords[] };

/** A reader that has seen nothing; looking at parts without captions costs it a search for four letters. */
export function embeddedReader(): EmbeddedReader {
  let parser: CaptionParser | undefined;
  return {
    read(part) {
      if (!parser && !part.includes(MARK)) return [];
      parser ??= begun();
      const found = parser.parse(pictureOnly(part), [TRACK.video], { [TRACK.video]: VIDEO_SCALE })?.captions ?? [];
      const words = found
        .filter(({ stream, startPts, endPts }) => stream === CHANNEL && endPts > startPts)
        .map(({ startPts, endPts, content }) => ({
          channel: CHANNEL,
          start: startPts,
          end: endPts,
          text: cleanText(content.map(({ text }) => text).join('\n')),
        }))
        .filter(({ text }) => text !== '');
      parser.clearParsedCaptions();
      return words;
    },
  };
}

function begun(): CaptionParser {
  const parser = new CaptionParser();
  parser.init();
  return parser;
}

/** The parser takes all bytes of a fragment for pictures, so the sound that lies behind them is left out. */
function pictureOnly(part: Buffer): Buffer {
  const [moof, mdat] = boxesIn(part);
  const run = readRuns(part).find(({ track }) => track === TRACK.video);
  if (moof?.type !== 'moof' || mdat?.type !== 'mdat' || !run) return part;
  const length = run.samples.reduce((sum, { size }) => sum + size, 0);
  const picture = Buffer.from(part.subarray(0, mdat.start + 8 + length));
  picture.writeUInt32BE(8 + length, mdat.start);
  return picture;
}
