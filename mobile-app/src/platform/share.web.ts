import tokens from '@/theme/tokens.json';
import type { ShareCard, ShareOutcome } from './share';
import { linesOf } from './text-lines';

const WIDTH = 1080;
const HEIGHT = 1440;
const EDGE = 96;
const { paper, ink, inkSoft, hairline } = tokens.colour.light;

interface Words {
  readonly text: string;
  readonly font: string;
  readonly colour: string;
  readonly leading: number;
  readonly most: number;
}

/** Writes broken lines from `y` downwards and returns where the next thing may begin. */
function write(pen: CanvasRenderingContext2D, words: Words, y: number): number {
  pen.font = words.font;
  pen.fillStyle = words.colour;
  const lines = linesOf(
    { text: words.text, width: WIDTH - 2 * EDGE, most: words.most },
    (s) => pen.measureText(s).width,
  );
  lines.forEach((line, i) => pen.fillText(line, EDGE, y + i * words.leading));
  return y + lines.length * words.leading;
}

function mark(pen: CanvasRenderingContext2D, card: ShareCard, y: number): void {
  const side = 112;
  pen.save();
  pen.translate(EDGE, y);
  pen.scale(side / 24, side / 24);
  pen.fillStyle = card.inks[0];
  pen.beginPath();
  pen.roundRect(0, 0, 24, 24, 4);
  pen.fill();
  pen.fillStyle = card.inks[1];
  pen.fill(new Path2D(card.flame));
  pen.fill(new Path2D(card.hearth));
  pen.restore();
  pen.fillStyle = ink;
  pen.font = `600 44px ${tokens.face.sans}`;
  pen.fillText(card.station, EDGE + side + 32, y + side / 2 + 2);
}

function draw(pen: CanvasRenderingContext2D, card: ShareCard): void {
  pen.textBaseline = 'middle';
  pen.fillStyle = paper;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = card.inks[0];
  pen.fillRect(0, 0, WIDTH, 16);
  mark(pen, card, 96);
  const title = { text: card.title, font: `700 76px ${tokens.face.serif}`, colour: ink, leading: 108, most: 5 };
  const below = write(pen, title, 360);
  const summary = { text: card.summary, font: `400 40px ${tokens.face.sans}`, colour: inkSoft, leading: 66, most: 5 };
  write(pen, summary, below + 24);
  pen.fillStyle = hairline;
  pen.fillRect(EDGE, HEIGHT - 232, WIDTH - 2 * EDGE, 2);
  write(
    pen,
    { text: card.when, font: `400 34px ${tokens.face.sans}`, colour: inkSoft, leading: 48, most: 1 },
    HEIGHT - 176,
  );
  write(pen, { text: card.url, font: `400 34px ${tokens.face.sans}`, colour: ink, leading: 48, most: 2 }, HEIGHT - 118);
}

/** The card as an address of a drawn picture. */
export function drawCard(card: ShareCard): Promise<string | null> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  draw(pen, card);
  return Promise.resolve(canvas.toDataURL('image/png'));
}

function fileOf(picture: string): File {
  const bytes = Uint8Array.from(atob(picture.slice(picture.indexOf(',') + 1)), (c) => c.charCodeAt(0));
  return new File([bytes], 'hearth.png', { type: 'image/png' });
}

export async function shareStory(card: ShareCard, picture: string | null): Promise<ShareOutcome> {
  const whole = { title: card.title, url: card.url, ...(picture ? { files: [fileOf(picture)] } : {}) };
  const bare = { title: card.title, url: card.url };
  // The DOM types say every browser can share; Firefox and pages without TLS cannot.
  const sharing: Partial<Navigator> = navigator;
  const offer = [whole, bare].find((data) => sharing.canShare?.(data) === true);
  if (!offer) return 'unable';
  await navigator.share(offer).catch(() => undefined); // closed by the reader, which is an answer too
  return 'shared';
}

/** False where there is no clipboard (a page without TLS) or the reader forbade it: the link is on the card to be read. */
export async function copyLink(url: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  return navigator.clipboard.writeText(url).then(
    () => true,
    () => false,
  );
}

export function savePicture(picture: string, name: string): void {
  const link = document.createElement('a');
  link.href = picture;
  link.download = `${name}.png`;
  link.click();
}
