import type { EditionContent } from '../../contract';
import { wordsOfEdition } from './edition-words.rules';

const POST: EditionContent = {
  ...{ form: 'post', title: '夏汛来临', summary: '', byline: '王芳', blocks: [], text: '第一段\n\n第二段' },
  ...{ cover: { url: '/uploads/river.jpg', alt: '河堤' }, pictures: [], film: null, tags: ['防汛', '青禾'] },
  ...{ link: null, source: null, aiLabel: null },
};

it('names the words of a post as those of a manuscript, a field for each paragraph that says something', () => {
  expect(wordsOfEdition(POST)).toEqual([
    { name: 'title', text: '夏汛来临' },
    { name: 'byline', text: '王芳' },
    { name: 'cover.alt', text: '河堤' },
    { name: 'body.0', text: '第一段' },
    { name: 'body.2', text: '第二段' },
    { name: 'tags', text: '防汛、青禾' },
  ]);
});
