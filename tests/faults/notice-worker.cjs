/** A node that tells notices in a process of its own, so that a test can kill it: `DATABASE_URL`, `MAIL_URL`, `ROBOTS_URL`, `LEASE`. */
const knex = require('knex');
const { systemClock, systemIds, systemRandom } = require('@hearth/cms/kernel');
const platform = require('@hearth/cms/platform');

const pool = knex({ client: 'pg', connection: process.env.DATABASE_URL, pool: { min: 0, max: 6 } });
const quiet = () => undefined;
const log = platform.createLog({ info: quiet, warn: quiet, error: quiet });
const database = platform.createDatabase(platform.plainConnection(pool), { hookFailed: quiet });
const listener = platform.createListener({ database, log });
const robots = process.env.ROBOTS_URL;
const notices = platform.createNotices({
  database,
  listener,
  ledger: platform.createLedger({ database, ids: systemIds }),
  vault: platform.createVault(platform.parseVaultKeys(process.env.HEARTH_VAULT_KEYS), systemRandom),
  ids: systemIds,
  random: systemRandom,
  log,
  lanes: platform.lanesFromEnv(
    { HEARTH_WECOM_URL: robots, HEARTH_DINGTALK_URL: robots, HEARTH_FEISHU_URL: robots },
    {
      mail: platform.createSmtpMail({ url: process.env.MAIL_URL, from: 'desk@hearth.example' }),
      sms: undefined,
      clock: systemClock,
    },
  ),
  stations: platform.createStations({ database, clock: systemClock }),
  whoIsOn: () => Promise.resolve([]),
  adminAddress: () => 'https://desk.example/admin',
  publish: quiet,
  lease: Number(process.env.LEASE),
});
const { z } = require('zod');
const words = { title: 'x', body: 'x' };
const about = { 'zh-Hans': 'x', en: 'x' };
const kind = (name, shape, options) =>
  platform.defineNotice(name, { about, 'zh-Hans': words, en: words, ...options }, z.object(shape));
notices.declare([
  kind('paper.due', { paper: z.string(), at: z.string() }, { lanes: ['mail'] }),
  kind('signal.lost', { channel: z.string() }, { lanes: ['mail'], urgency: 'high' }),
]);
void listener.start().then(() => {
  notices.start();
  process.send('ready');
});
