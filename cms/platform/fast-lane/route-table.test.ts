import { createRouteTable, paramsOf, patternOf } from './route-table';

function aTable(): ReturnType<typeof createRouteTable<string>> {
  const table = createRouteTable<string>();
  table.add('GET', '/*', 'app');
  table.add('GET', '/uploads/*', 'file');
  table.add('GET', '/api/feed', 'feed');
  table.add('POST', '/api/rooms/:room/likes', 'like');
  table.add('GET', '/api/rooms/:room/likes', 'likes');
  return table;
}

describe('the route table', () => {
  it.each([
    ['GET', '/api/feed', 'feed'],
    ['HEAD', '/api/feed', 'feed'],
    ['POST', '/api/feed', undefined],
    ['GET', '/uploads/a/b.png', 'file'],
    ['GET', '/anything', 'app'],
    ['GET', '/', 'app'],
    ['POST', '/anything', undefined],
    ['POST', '/api/rooms/7/likes', 'like'],
    ['GET', '/api/rooms/7/likes', 'likes'],
    ['GET', '/api/rooms/7/8/likes', 'app'],
    ['GET', '/api/feed/', 'app'],
  ])('%s %s goes to %s', (method, path, expected) => {
    expect(aTable().find(method, path)).toBe(expected);
  });

  it('knows the methods of what it owns, and claims none below a star', () => {
    expect(aTable().methodsOf('/api/feed')).toEqual(['GET', 'HEAD']);
    expect(aTable().methodsOf('/api/rooms/7/likes')).toEqual(['POST', 'GET', 'HEAD']);
    expect(aTable().methodsOf('/uploads/x')).toEqual([]);
  });

  it('refuses two handlers for one route', () => {
    expect(() => {
      aTable().add('GET', '/api/feed', 'again');
    }).toThrow('Two handlers');
  });

  it('takes the named parts out, and nothing out of broken escapes', () => {
    const pattern = patternOf('/story/:id');
    expect(paramsOf(pattern, '/story/%E7%81%B6')).toEqual({ id: '灶' });
    expect(paramsOf(pattern, '/story/%E7%81')).toBeUndefined();
    expect(paramsOf(patternOf('/a.b/:id'), '/aXb/1')).toBeUndefined();
  });
});
