import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FULL_REVIEW } from '@hearth/cms/contract';
import { HOSTS, emptyDatabase } from './database';

const ROOT = join(__dirname, '../..');
const SUPER_ADMIN = { email: 'root@hearth.example', password: 'Root-of-Tests-1', firstname: 'Root', lastname: 'Tests' };

/** The root station of every test host is the city station `yunze`. */
export const HOST_ENV = {
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: '0',
  HEARTH_STATION: 'yunze',
  HEARTH_STATION_LEVEL: 'municipal',
  // All tests call from one address.
  HEARTH_RATE_SCALE: '1000',
  // Whoever tests live video starts its processes, in a folder and at ports of its own.
  HEARTH_STREAMING: 'off',
};

/** A booted host as tests see it: an address, its database, and a token of the first administrator. */
export type Host = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pid: number;
  readonly adminToken: string;
  /** The file that the host writes its log to. */
  readonly logFile: string;
};

/** A host of its own for a test that kills it or needs several. */
export type OwnHost = Host & { readonly child: ChildProcess; stop(): Promise<void> };

/** The host that this worker's test files share. Booted once; so a test must not change what another one counts. */
export async function theHost(): Promise<Host> {
  const file = join(HOSTS, `worker-${process.env['JEST_WORKER_ID'] ?? '0'}.json`);
  // Written below, by an earlier test file of this worker.
  if (existsSync(file)) return stillSignedIn(file, JSON.parse(readFileSync(file, 'utf8')) as KeptHost);
  const { child, stop: _stop, ...host } = await aHost();
  keepHost(file, host);
  child.disconnect();
  child.unref();
  return host;
}

type KeptHost = Host & { readonly signedAt: number };

const keepHost = (file: string, host: Host): void =>
  writeFileSync(file, JSON.stringify({ ...host, signedAt: Date.now() }));

/** A token of Strapi's admin is good for half an hour, and a slow machine tests for longer. */
const FRESH_MS = 15 * 60_000;

async function stillSignedIn(file: string, { signedAt, ...host }: KeptHost): Promise<Host> {
  if (Date.now() - signedAt < FRESH_MS) return host;
  const fresh = { ...host, adminToken: await adminToken(host.url, SUPER_ADMIN) };
  keepHost(file, fresh);
  return fresh;
}

/** Boots a host on a fresh database, or as a further node on a given one. */
export async function aHost(options: { databaseUrl?: string; env?: NodeJS.ProcessEnv } = {}): Promise<OwnHost> {
  const databaseUrl = options.databaseUrl ?? (await emptyDatabase(`h_${randomBytes(6).toString('hex')}`));
  const publicDir = options.env?.['PUBLIC_DIR'] ?? join(HOSTS, `public-${randomBytes(4).toString('hex')}`);
  const logFile = join(HOSTS, `host-${randomBytes(4).toString('hex')}.log`);
  const log = openSync(logFile, 'w');
  const child = fork(join(ROOT, 'cms/lib/bin/host.js'), [], {
    env: { ...process.env, ...HOST_ENV, DATABASE_URL: databaseUrl, PUBLIC_DIR: publicDir, ...options.env },
    stdio: ['ignore', log, log, 'ipc'],
    execArgv: [],
  });
  const port = await portOf(child);
  const url = `http://127.0.0.1:${port}`;
  const adminToken = await firstAdmin(url);
  await letPublishersSign(url, adminToken);
  return { url, databaseUrl, pid: child.pid ?? 0, adminToken, logFile, child, stop: () => stopped(child) };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { port: number }) => {
      resolve(message.port);
    });
    child.once('exit', (code) => {
      reject(new Error(`The host ended with ${String(code)} before it was ready; its log is in ${HOSTS}`));
    });
  });
}

async function firstAdmin(url: string): Promise<string> {
  await post(`${url}/admin/register-admin`, SUPER_ADMIN);
  return adminToken(url, SUPER_ADMIN);
}

/**
 * The columns of test hosts ask for no review: most tests are about what happens once something is out. Tests of review set rules of
 * their own for columns of their own. On a further node of the same database the rules are there already.
 */
async function letPublishersSign(url: string, token: string): Promise<void> {
  const rules = { ...FULL_REVIEW, levels: [], proofs: [] };
  const body = JSON.stringify({ station: HOST_ENV.HEARTH_STATION, column: null, version: 0, rules });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/cms/review/policies`, { method: 'PUT', headers, body });
  if (!answer.ok && answer.status !== 409)
    throw new Error(`No rules of review: ${answer.status} ${await answer.text()}`);
}

/** Signs a member of staff in to the admin and gives the bearer token. */
export async function adminToken(url: string, who: { email: string; password: string }): Promise<string> {
  const answer = await post(`${url}/admin/login`, { email: who.email, password: who.password });
  const body = (await answer.json()) as { data?: { accessToken?: string; token?: string } };
  const token = body.data?.accessToken ?? body.data?.token;
  if (!token) throw new Error(`Sign-in failed with ${answer.status}: ${JSON.stringify(body)}`);
  return token;
}

/** A line that lay idle may be closed by the host in the moment in which it is taken up again: then another one is opened. */
function post(url: string, body: unknown): Promise<Response> {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return fetch(url, asked).catch(() => fetch(url, asked));
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
