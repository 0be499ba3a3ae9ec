import { factsOfForm } from './facts-of-form';

const file = {
  id: 7,
  url: '/uploads/river.mp4',
  mime: 'video/mp4',
  size: 1_234.5,
  width: 960,
  height: 540,
  seconds: '10.00',
};

it('reads what the library measured of each file that stands in the form', () => {
  const picture = { url: '/uploads/a.jpg', mime: 'image/jpeg', size: '12.5', width: 640, height: 480 };
  const body = [{ type: 'paragraph', children: [] }, { type: 'image', image: picture }, { type: 'image' }, null];
  expect(factsOfForm({ film: file, cover: { id: 3 }, body })).toEqual([
    { url: '/uploads/river.mp4', mime: 'video/mp4', bytes: 1_234_500, width: 960, height: 540, seconds: 10 },
    { url: '/uploads/a.jpg', mime: 'image/jpeg', bytes: 12_500, width: 640, height: 480, seconds: null },
  ]);
});

it('says null of what nobody measured, and nothing where nothing stands', () => {
  expect(factsOfForm({ film: { url: '/uploads/x.mp4', seconds: null, size: 0, width: 'wide' } })).toEqual([
    { url: '/uploads/x.mp4', mime: null, bytes: null, width: null, height: null, seconds: null },
  ]);
  expect([factsOfForm({}), factsOfForm({ body: '字', cover: null })]).toEqual([[], []]);
});
