import { AVATAR_SIDE, avatar, sitters } from './avatars';
import { scenes } from './catalogue';
import { inksOf } from './inks';
import { HEIGHT, WIDTH } from './landscape';
import { drawMark, MARK_SIDE, marks } from './marks';
import { randomFrom } from './paper-cut';
import type { Scene } from './scene';

function frame(size: readonly [number, number], pieces: string): string {
  const [w, h] = size;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}">${pieces}</svg>`;
}

function cover(key: string, scene: Scene): string {
  const pieces = scene.motif({ random: randomFrom(key), ink: inksOf(scene.inks) }, scene.as);
  return frame(
    [WIDTH, HEIGHT],
    scene.as.mirror ? `<g transform="translate(${WIDTH} 0) scale(-1 1)">${pieces}</g>` : pieces,
  );
}

/** The keys of all pictures: covers (1600×1067), avatars (`avatar-…`, 800×800) and marks (`mark-…`, 1024×1024). */
export function pictureKeys(): readonly string[] {
  return [...Object.keys(scenes), ...Object.keys(sitters), ...Object.keys(marks)];
}

/** Draws a picture as an SVG document. The same key always gives the same bytes; an unknown key is a bug. */
export function drawPicture(key: string): string {
  const scene = scenes[key];
  if (scene) return cover(key, scene);
  const sitter = sitters[key];
  if (sitter)
    return frame([AVATAR_SIDE, AVATAR_SIDE], avatar({ random: randomFrom(key), ink: inksOf(sitter.inks) }, sitter));
  const mark = marks[key];
  if (mark) return frame([MARK_SIDE, MARK_SIDE], drawMark({ random: randomFrom(key), ink: inksOf(mark.inks) }, mark));
  throw new Error(`There is no picture named ${key}`);
}
