import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readDemo } from '../demo-files';
import { pictureKeys } from '../pictures';
import { films } from './frames';

const folder = join(__dirname, '../../../database/demo');
const listed = readDemo(folder).films;

describe('the films', () => {
  it('lists exactly the films that can be drawn, as long as they are drawn', () => {
    const drawn = Object.entries(films).map(([key, film]) => [key, film.seconds]);
    expect(listed.map((film) => [film.key, film.seconds]).sort()).toEqual(drawn.sort());
  });

  it.each(listed.map((film) => [film.key, film] as const))(
    'has %s as a small MP4 with its index in front',
    (_key, film) => {
      const path = join(folder, 'films', film.file);
      expect(statSync(path).size).toBeLessThan(500_000);
      const bytes = readFileSync(path);
      expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
      expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
      expect(bytes.includes('avc1')).toBe(true);
      expect(bytes.includes('mp4a')).toBe(true);
      expect(pictureKeys()).toContain(film.poster);
    },
  );

  it.each(Object.entries(films))('moves %s, and draws a second always alike', (_key, film) => {
    expect(film.frame(2)).toBe(film.frame(2));
    expect(film.frame(2)).not.toBe(film.frame(2.5));
    expect(film.frame(film.seconds - 0.1)).not.toMatch(/NaN|undefined/);
  });
});
