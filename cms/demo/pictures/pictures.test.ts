import sharp from 'sharp';
import { drawPicture, pictureKeys } from '.';

const covers = pictureKeys().filter((key) => !/^(avatar|mark)-/.test(key));

describe('drawn pictures', () => {
  it('draws the same bytes for the same key, and other bytes for every other key', () => {
    const drawn = pictureKeys().map(drawPicture);
    expect(pictureKeys().map(drawPicture)).toEqual(drawn);
    expect(new Set(drawn).size).toBe(pictureKeys().length);
  });

  it('has at least fifty covers, none heavier than 400 kB, none with a broken number', () => {
    expect(covers.length).toBeGreaterThanOrEqual(50);
    const drawn = covers.map((key) => ({ key, svg: drawPicture(key) }));
    expect(drawn.filter(({ svg }) => svg.length > 400_000).map(({ key }) => key)).toEqual([]);
    expect(drawn.filter(({ svg }) => /NaN|undefined|Infinity/.test(svg)).map(({ key }) => key)).toEqual([]);
  });

  it('refuses a key it does not know', () => {
    expect(() => drawPicture('no-such-picture')).toThrow('no-such-picture');
  });

  it.each([
    ['terraces-harvest', 1600, 1067],
    ['avatar-editor', 800, 800],
    ['mark-hearth', 1024, 1024],
  ])('renders %s at %i×%i with more than one tone', async (key, width, height) => {
    const image = sharp(Buffer.from(drawPicture(key)));
    const { channels } = await image.stats();
    expect(await image.metadata()).toMatchObject({ width, height });
    expect(channels[0]?.stdev).toBeGreaterThan(10);
  });
});
