import { readMaster } from '../../cms/server/editions/read-master';
import { theRevision } from '../../cms/server/editions/testing/the-revision';
import { masterOfForm } from '../../cms/admin/editions/master-of-form';

const which = { documentId: 'abcdefghijkl', locale: 'zh-Hans' } as const;

it('reads a form as the host reads what was kept of it', () => {
  expect(masterOfForm({ ...theRevision }, which)).toEqual(readMaster(which, theRevision));
});

it('reads a form in which nothing stands yet', () => {
  expect(masterOfForm({ title: null, body: null, cover: { id: 3 } }, which)).toMatchObject({
    ...{ title: '', blocks: [], cover: null, tags: [], source: null, ai: 'none' },
  });
});
