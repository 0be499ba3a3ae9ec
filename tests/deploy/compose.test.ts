import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCompose, ROOT } from './compose';
import { lastOf } from './dockerfile';
import { stages } from './image';

const settings = {
  POSTGRES_PASSWORD: 'from-the-env-file',
  PUBLIC_URL: 'https://news.hearth.test',
  HEARTH_STATION: 'yunze',
};
const services = readCompose(settings);
const nodes = Object.entries(services).filter(([, { image }]) => image === 'hearth');
const postgres = { environment: {}, healthcheck: { test: [] }, ...services['postgres'] };
const nginx = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8');

it('runs two nodes, and nginx sends people to exactly those', () => {
  const port = lastOf(stages().image, 'EXPOSE');
  const sent = [...nginx.matchAll(/^\s*server (\S+:\d+) /gm)].map(([, address]) => address);
  expect(nodes).toHaveLength(2);
  expect(sent).toEqual(nodes.map(([name]) => `${name}:${port}`));
});

it('gives the nodes the database and the Redis that stand beside them', () => {
  const { POSTGRES_USER: user = '', POSTGRES_DB: name = '', POSTGRES_PASSWORD: password = '' } = postgres.environment;
  for (const [, { environment = {} }] of nodes) {
    expect(environment['DATABASE_URL']).toBe(`postgres://${user}:${password}@postgres:5432/${name}`);
    expect(environment['REDIS_URL']).toBe('redis://redis:6379');
  }
  expect(postgres.healthcheck.test).toEqual(['CMD', 'pg_isready', '--username', user, '--dbname', name]);
  expect(Object.keys(services)).toEqual(expect.arrayContaining(['postgres', 'redis']));
});

it('sends nobody to what is not healthy', () => {
  expect(services['nginx']?.depends_on).toEqual(
    Object.fromEntries(nodes.map(([name]) => [name, { condition: 'service_healthy' }])),
  );
  for (const [, node] of nodes) {
    expect(Object.values(node.depends_on ?? {})).toEqual([
      { condition: 'service_healthy' },
      { condition: 'service_healthy' },
    ]);
    for (const name of Object.keys(node.depends_on ?? {})) expect(services[name]?.healthcheck).toBeDefined();
  }
});

it('leaves a node more time than it takes to finish its answers', () => {
  const source = readFileSync(join(ROOT, 'cms/bin/stop-host.ts'), 'utf8');
  const grace = Number(/GRACE_MS = ([\d_]+)/.exec(source)?.[1]?.replaceAll('_', ''));
  for (const [, node] of nodes) expect(Number.parseInt(node.stop_grace_period ?? '0') * 1000).toBeGreaterThan(grace);
});

it('mounts files that exist, and uploads where every node sees them', () => {
  for (const { volumes = [] } of Object.values(services)) {
    for (const source of volumes.map((volume) => volume.split(':')[0] ?? '').filter((path) => path.startsWith('./'))) {
      const isSecret = source === './deploy/tls';
      expect([source, isSecret || existsSync(join(ROOT, source))]).toEqual([source, true]);
    }
  }
  for (const [, { volumes }] of nodes) expect(volumes).toEqual(['uploads:/hearth/public/uploads']);
});

it('will not start without what only the station knows', () => {
  for (const name of Object.keys(settings)) {
    const rest = Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name));
    expect(() => readCompose(rest)).toThrow(`compose.yaml wants ${name}`);
  }
});
