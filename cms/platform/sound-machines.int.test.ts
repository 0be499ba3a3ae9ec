import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { emptyDatabase } from '../../tests/host/database';
import { machine } from '../kernel';
import { refuseUnsound } from './sound-machines';

const ROOT = join(__dirname, '../..');

const sound = machine({ name: 'tip', initial: 'open', states: { open: { close: 'closed' }, closed: {} } });

/** What a host has loaded before it starts: the machine of deliveries, with no way out of `failed`. */
const BREAK = `require('${ROOT}/cms/lib/platform/notices/delivery.machine.js').deliveryMachine.table.states.failed = {};`;

it('lets sound machines pass and names every fault of the others in one line', () => {
  expect(() => {
    refuseUnsound([sound]);
  }).not.toThrow();
  const stuck = machine({ name: 'order', initial: 'open', final: ['done'], states: { open: {}, done: {} } });
  expect(() => {
    refuseUnsound([sound, stuck]);
  }).toThrow(
    'The host does not start: order: done cannot be reached from open; order: open is not final and no event leaves it.',
  );
});

it('stops the start of a host whose machine is broken', async () => {
  const database = await emptyDatabase(`m_${randomBytes(6).toString('hex')}`);
  const start = `${BREAK} require('${ROOT}/cms/lib/bin/host.js');`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', start], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', DATABASE_URL: database },
    timeout: 60_000,
  });
  expect({ status, said: stderr.trim().split('\n') }).toEqual({
    status: 1,
    said: [
      expect.stringMatching(/^UnsoundMachine: The host does not start: delivery: .*; delivery: failed is not final/),
    ],
  });
}, 70_000);
