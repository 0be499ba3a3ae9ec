import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { io } from 'socket.io-client';
import type { FeedChanged, JoinAnswer, RoomFrame } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { graphql, newsroom } from '../../../tests/host/newsroom';
import { aStation } from '../../../tests/host/people';
import { promised } from '../../../tests/host/slowness';

describe('the feed of a station', () => {
  let host: Host;

  beforeAll(async () => {
    host = await theHost();
  });

  it('tells its readers within two seconds what a county station below it published', async () => {
    const county = await aStation(host).under('yunze').save();
    const room = newsroom(host);
    const { documentId: column } = await room.column({
      slug: `${county.slug}-feed`,
      name: '快讯',
      station: county.slug,
    });
    const draft = await room.draft({ column, station: county.slug });

    const socket = io(host.url, { path: '/realtime', transports: ['websocket'] });
    try {
      const heard = new Promise<FeedChanged>((resolve) => {
        socket.on('frame', ({ messages }: RoomFrame) => {
          const mine = messages.find((message) => message['storyId'] === draft.documentId);
          if (mine) resolve(mine as unknown as FeedChanged);
        });
      });
      const answer = (await socket.timeout(5_000).emitWithAck('join', { room: 'feed:yunze' })) as JoinAnswer;
      expect(answer.ok).toBe(true);
      const published = Date.now();
      await room.publish(draft.documentId);
      expect(await heard).toEqual({
        type: 'feed.changed',
        column: `${county.slug}-feed`,
        storyId: draft.documentId,
        at: expect.stringMatching(/^\d{4}-/),
      });
      expect(Date.now() - published).toBeLessThan(promised(2_000));
    } finally {
      socket.disconnect();
    }
  });

  it('has no room for a station that nobody knows', async () => {
    const socket = io(host.url, { path: '/realtime', transports: ['websocket'] });
    try {
      const answer = (await socket.timeout(5_000).emitWithAck('join', { room: 'feed:nowhere' })) as JoinAnswer;
      expect(answer.ok).toBe(false);
    } finally {
      socket.disconnect();
    }
  });

  it('is whole again after its index was lost and built anew', async () => {
    const room = newsroom(host);
    const { documentId: column } = await room.column({ slug: 'rebuilt', name: '重建' });
    const { documentId } = await room.draft({ column, title: '索引重建之后仍在' });
    await room.publish(documentId);
    const client = new Client({ connectionString: host.databaseUrl });
    await client.connect();
    await client.query('DELETE FROM story_search WHERE document_id = $1', [documentId]);
    await client.query(`INSERT INTO story_search SELECT 'ghost', locale, station, column_id, tags, published_at, changed_at, tsv
      FROM story_search LIMIT 1`);
    await client.end();
    const total = async (): Promise<number> =>
      (await graphql<{ stories: { total: number } }>(host, '{ stories(column: "rebuilt") { total } }')).data.stories
        .total;
    expect(await total()).toBe(0);

    const root = join(__dirname, '../../..');
    const env = { ...process.env, DATABASE_URL: host.databaseUrl, HEARTH_STATION: 'yunze' };
    const said = execFileSync(process.execPath, [join(root, 'cms/lib/bin/reindex-stories.js')], { cwd: root, env });
    expect(said.toString()).toMatch(/\d+ stories indexed/);
    expect(await total()).toBe(1);
    const { data } = await graphql<{ story: unknown }>(host, '{ story(id: "ghost") { id } }');
    expect(data.story).toBeNull();
  }, 90_000);
});
