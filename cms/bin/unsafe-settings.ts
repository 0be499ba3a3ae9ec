import { parseVaultKeys } from '../platform';

/** Why a host must not face the public as it is set, for both kinds of readers. */
export type Unsafe = { readonly zh: string; readonly en: string };

type Env = Readonly<Record<string, string | undefined>>;

const SECRETS = [
  'APP_KEYS',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'HEARTH_READER_SECRET',
] as const;

const SHORTEST = 32;

/** Random text of that length has about 28 different signs; with fewer than ten, somebody leaned on a key. */
const FEWEST_SIGNS = 10;

/** What examples, tutorials and Strapi's own template write where a secret belongs. */
const KNOWN = /tobemodified|change-?me|replace|example|default|secret|password|hearth/i;

/** Everything in the settings that must not go into production, all at once, so that nobody has to start ten times to learn it. */
export function unsafeSettings(env: Env): readonly Unsafe[] {
  return [
    ...weakSecrets(env),
    ...brokenVault(env),
    ...wrongAddress(env),
    ...wrongDrivers(env),
    ...standIns(env),
    ...noDatabase(env),
  ];
}

function weakSecrets(env: Env): readonly Unsafe[] {
  const previous = env['HEARTH_READER_SECRET_PREVIOUS'] ? ['HEARTH_READER_SECRET_PREVIOUS'] : [];
  const given = [...SECRETS, ...previous].map((name) => ({ name, values: (env[name] ?? '').split(',') }));
  const weak = given.flatMap(({ name, values }) => {
    const faults = values.map((value) => weakness(value.trim()));
    const fault = faults.find((one) => one !== undefined);
    return fault ? [{ zh: `${name} ${fault.zh}`, en: `${name} ${fault.en}` }] : [];
  });
  const all = given.flatMap(({ values }) => values).filter((value) => value !== '');
  if (new Set(all).size === all.length) return weak;
  return [...weak, { zh: '有两个密钥相同，请各用各的', en: 'two secrets are the same; each needs its own' }];
}

function weakness(value: string): Unsafe | undefined {
  if (value === '') return { zh: '没有设置', en: 'is missing' };
  if (KNOWN.test(value)) return { zh: '是人人皆知的默认值', en: 'is a default that everybody knows' };
  if (value.length < SHORTEST) return { zh: `不足 ${SHORTEST} 个字符`, en: `has fewer than ${SHORTEST} characters` };
  if (new Set(value).size < FEWEST_SIGNS) return { zh: '太容易猜到', en: 'is too easy to guess' };
  return undefined;
}

function brokenVault(env: Env): readonly Unsafe[] {
  try {
    const keys = parseVaultKeys(env['HEARTH_VAULT_KEYS'] ?? '');
    const guessable = (env['HEARTH_VAULT_KEYS'] ?? '')
      .split(',')
      .some((part) => new Set(Buffer.from(part.slice(part.indexOf(':') + 1), 'base64')).size < FEWEST_SIGNS);
    if (keys.length > 0 && !guessable) return [];
    return [{ zh: 'HEARTH_VAULT_KEYS 太容易猜到', en: 'HEARTH_VAULT_KEYS is too easy to guess' }];
  } catch (error) {
    // The parser's own words name what is wrong and never the key.
    const said = error instanceof Error ? error.message : 'HEARTH_VAULT_KEYS cannot be read';
    return [{ zh: 'HEARTH_VAULT_KEYS 应为“名称:32 字节的 base64”，逗号分隔，当前密钥在前', en: said }];
  }
}

function wrongAddress(env: Env): readonly Unsafe[] {
  const address = env['PUBLIC_URL'] ?? '';
  if (address === '') {
    return [{ zh: 'PUBLIC_URL 没有设置：读者看到的网址', en: 'PUBLIC_URL is missing: the address that readers see' }];
  }
  const protocol = URL.canParse(address) ? new URL(address).protocol : '';
  if (protocol === 'http:' && env['HEARTH_ALLOW_HTTP'] === '1') return [];
  if (protocol !== 'https:') {
    return [
      {
        zh: 'PUBLIC_URL 必须以 https:// 开头；封闭网络可设 HEARTH_ALLOW_HTTP=1',
        en: 'PUBLIC_URL must begin with https://; a closed network may set HEARTH_ALLOW_HTTP=1',
      },
    ];
  }
  if (env['BEHIND_PROXY'] === 'true') return [];
  return [
    {
      zh: 'PUBLIC_URL 为 https 时前面必有代理，请设 BEHIND_PROXY=true，否则 cookie 不加密，所有人被当成同一个地址',
      en: 'an https PUBLIC_URL means a proxy in front: set BEHIND_PROXY=true, or cookies go without Secure and all people share one address',
    },
  ];
}

/** Both write codes or links into the log, which many read. */
function wrongDrivers(env: Env): readonly Unsafe[] {
  return ['HEARTH_SMS', 'HEARTH_MAIL']
    .filter((name) => env[name] === 'console')
    .map((name) => ({
      zh: `${name}=console 会把验证码写进日志，请改用真实通道或 none`,
      en: `${name}=console writes codes into the log; use a real gateway, or none`,
    }));
}

/** Whoever writes an address into a delivery could have the host look into its own network. */
function standIns(env: Env): readonly Unsafe[] {
  if (!env['HEARTH_PROBE_HOSTS']) return [];
  return [
    {
      zh: 'HEARTH_PROBE_HOSTS 只供测试：它让核查去访问内网地址，请去掉',
      en: 'HEARTH_PROBE_HOSTS is for tests: it lets probes look at private addresses; remove it',
    },
  ];
}

function noDatabase(env: Env): readonly Unsafe[] {
  if (env['DATABASE_URL'] || env['HEARTH_EMBEDDED_DATABASE'] === '1') return [];
  return [
    {
      zh: 'DATABASE_URL 没有设置；单机小台可设 HEARTH_EMBEDDED_DATABASE=1 使用内置 PostgreSQL',
      en: 'DATABASE_URL is missing; a small station on one machine may set HEARTH_EMBEDDED_DATABASE=1 for the PostgreSQL that npm brought',
    },
  ];
}
