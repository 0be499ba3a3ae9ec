import { chosenTrack, directionOf, firstTrack, linesOfCue, ownName } from './captions.rules';
import { wishOf } from './keys.rules';
import { bestFirst, leanest, levelName, listeningCosts } from './quality.rules';
import { readStoryboard, tileAt } from './storyboard.rules';

describe('captions', () => {
  const tracks = [
    { id: 0, lang: 'zh-Hans', name: '中文' },
    { id: 1, lang: 'en-GB', name: 'English' },
    { id: 2, lang: 'ug', name: 'Uyghur' },
  ];
  it.each([
    ['ug', 2],
    ['zh-Hans', 0],
    ['ZH-hans', 0],
    ['zh-Hant', 0],
    ['en', 1],
    ['bo', null],
    [null, null],
  ])('%s chosen before is track %s now', (kept, id) => expect(chosenTrack(tracks, kept)).toBe(id));

  it.each([
    [['ug', 'zh-Hans'], 2],
    [[null, 'en'], 1],
    [[null, 'fr'], 0],
  ])('a press after %j switches on %d', (wishes, id) => expect(firstTrack(tracks, wishes)).toBe(id));

  it('there is none to switch on where there is none', () => expect(firstTrack([], ['en'])).toBeNull());

  it.each([
    ['zh-Hans', '', '简体中文'],
    ['zh-Hans-CN', '', '简体中文'],
    ['zh-CN', '', '中文'],
    ['en-GB', 'x', 'English'],
    ['ug', 'Uyghur', 'ئۇيغۇرچە'],
    ['bo', '', 'བོད་ཡིག'],
    ['tlh', 'Klingon', 'Klingon'],
    ['tlh', '', 'tlh'],
  ])('%s (%s) is called %s', (lang, name, own) => expect(ownName({ lang, name })).toBe(own));

  it.each([
    ['ug', 'rtl'],
    ['ug-CN', 'rtl'],
    ['ug_Arab', 'rtl'],
    ['ar', 'rtl'],
    ['kk-CN', 'rtl'],
    ['kk', 'ltr'],
    ['zh-Hans', 'ltr'],
    ['en', 'ltr'],
    ['ugx', 'ltr'],
  ])('%s runs %s', (lang, direction) => expect(directionOf(lang)).toBe(direction));

  it.each([
    ['第一行\n第二行', ['第一行', '第二行']],
    ['<v 周雨>茶<b>农</b></v>', ['茶农']],
    ['A &amp; B &lt;C&gt;', ['A & B <C>']],
    ['  \n', []],
    ['&rlm;چاي', ['\u200fچاي']],
    ['&unknown;', ['&unknown;']],
  ])('%j says %j', (text, lines) => expect(linesOfCue(text)).toEqual(lines));
});

describe('quality', () => {
  const low = { id: 0, height: 360, bitrate: 600_000 };
  const high = { id: 1, height: 720, bitrate: 2_600_000 };
  it('names twins apart', () => {
    const twin = { ...high, id: 2, bitrate: 1_800_000 };
    expect([low, high, twin].map((one) => levelName(one, [low, high, twin]))).toEqual([
      '360p',
      '720p · 2.6 Mbit/s',
      '720p · 1.8 Mbit/s',
    ]);
    expect(levelName({ id: 0, height: 0, bitrate: 64_000 }, [])).toBe('0.1 Mbit/s');
  });
  it('knows best and leanest', () => {
    expect(bestFirst([low, high])).toEqual([high, low]);
    expect(leanest([high, low])).toBe(low);
    expect(leanest([])).toBeNull();
  });
  it.each([
    [[low, high], 1, 23],
    [[low, high], null, 23],
    [[low, high], 0, 100],
    [[high], 1, 100],
    [[], null, 100],
    [[{ id: 0, height: 0, bitrate: 0 }], 0, 100],
  ])('listening to %j at %s takes %d per cent', (levels, shown, cost) => {
    expect(listeningCosts({ levels, shown })).toBe(cost);
  });
});

describe('keys', () => {
  const bare = { altKey: false, ctrlKey: false, metaKey: false };
  it.each([
    [' ', { do: 'turn' }],
    ['k', { do: 'turn' }],
    ['K', { do: 'turn' }],
    ['m', { do: 'mute' }],
    ['c', { do: 'captions' }],
    ['f', { do: 'fill' }],
    ['ArrowLeft', { do: 'skip', seconds: -10 }],
    ['ArrowRight', { do: 'skip', seconds: 10 }],
    ['0', { do: 'jump', share: 0 }],
    ['7', { do: 'jump', share: 0.7 }],
    ['q', null],
    ['Enter', null],
  ])('%j', (key, wish) => expect(wishOf({ key, ...bare })).toEqual(wish));
  it.each(['altKey', 'ctrlKey', 'metaKey'])('with %s a key is the browser’s', (held) => {
    expect(wishOf({ key: 'f', ...bare, [held]: true })).toBeNull();
  });
});

describe('the storyboard', () => {
  const base = 'https://tv.example/live/a/storyboard.vtt?token=t';
  const text =
    'WEBVTT\r\n\r\nNOTE made by somebody\r\n\r\n00:00.000 --> 00:10.000\r\nboard.jpg#xywh=0,0,160,90\r\n\r\n' +
    '7\r\n01:00:10.500 --> 01:00:20.000\r\nhttps://image.example/b.jpg?x=1#xywh=pixel:160,90,160,90\r\n\r\n' +
    '00:20.000 --> 00:30.000\r\nno-place.jpg\r\n\r\n00:30.000 --> 00:40.000\r\nempty.jpg#xywh=0,0,0,90\r\n';
  it('reads what is a part of a picture and leaves out the rest', () => {
    expect(readStoryboard(text, base)).toEqual([
      { from: 0, to: 10, url: 'https://tv.example/live/a/board.jpg', x: 0, y: 0, width: 160, height: 90 },
      { from: 3610.5, to: 3620, url: 'https://image.example/b.jpg?x=1', x: 160, y: 90, width: 160, height: 90 },
    ]);
  });
  it.each(['', 'WEBVTT', '<html>502</html>'])('%j has none', (nothing) => {
    expect(readStoryboard(nothing, base)).toEqual([]);
  });
  it('finds what was to be seen, and past the end the last', () => {
    const tiles = readStoryboard(text, base);
    expect([0, 9, 3611, 9999].map((at) => tileAt(tiles, at)?.from)).toEqual([0, 0, 3610.5, 3610.5]);
    expect(tileAt([], 3)).toBeNull();
  });
});
