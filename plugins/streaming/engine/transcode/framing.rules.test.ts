import fc from 'fast-check';
import { framingOf, kilobitsOf } from './framing.rules';
import { transcodeCommand } from './transcode-command.rules';

const logo = { file: '/logos/a.png', corner: 'bottom-left', percent: 20, opacity: 80 } as const;

describe('what is cut out of a picture', () => {
  it.each([
    [1280, 720, 50, { width: 406, height: 720, cutAt: 436 }],
    [1920, 1080, 50, { width: 608, height: 1080, cutAt: 656 }],
    [1920, 1080, 0, { width: 608, height: 1080, cutAt: 0 }],
    [1920, 1080, 100, { width: 608, height: 1080, cutAt: 1312 }],
    [720, 1280, 50, { width: 720, height: 1280 }],
  ])('%i×%i at %i %%', (width, height, cropX, framing) => {
    const { margin: _margin, ...found } = framingOf({ width, height }, { shape: 'upright', cropX });
    expect(found).toEqual(framing);
  });

  it('lies within the picture, and has even sides at an even place, whatever the size', () => {
    const side = fc.integer({ min: 16, max: 4096 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 0, max: 100 }), (width, height, cropX) => {
        const { width: cut, height: tall, cutAt = 0 } = framingOf({ width, height }, { shape: 'upright', cropX });
        expect([cut % 2, tall % 2, cutAt % 2]).toEqual([0, 0, 0]);
        expect(cutAt >= 0 && cutAt + cut <= width && tall <= height).toBe(true);
      }),
    );
  });

  it('gets as many bits as its size and the platform allow', () => {
    expect([kilobitsOf({ width: 406, height: 720 }), kilobitsOf({ width: 1920, height: 1080 })]).toEqual([
      1_200, 5_000,
    ]);
    expect([kilobitsOf({ width: 3840, height: 2160 }), kilobitsOf({ width: 1280, height: 720 }, 2_000)]).toEqual([
      6_000, 2_000,
    ]);
  });
});

describe('the words for ffmpeg', () => {
  const size = { width: 1280, height: 720 };
  it('cut, mark, and keep the room’s times', () => {
    const words = transcodeCommand({ look: { shape: 'upright', cropX: 50, logo, ffmpeg: 'ffmpeg' }, size }).join(' ');
    expect(words).toContain('crop=406:720:436:0');
    expect(words).toContain('scale=82:-1,format=rgba,colorchannelmixer=aa=0.80');
    expect(words).toContain('overlay=12:H-h-12');
    expect(words).toContain('-copyts');
    expect(words).not.toContain('select=');
  });

  it('go on behind what went out already', () => {
    const look = { shape: 'as-is', cropX: 50, logo, ffmpeg: 'ffmpeg' } as const;
    expect(transcodeCommand({ look, size, after: 83_021 }).join(' ')).toContain(
      "select='gt(t,83.0215)',crop=1280:720:0:0",
    );
  });
});
