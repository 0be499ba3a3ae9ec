import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../host/a-node';
import { readCompose, ROOT, type Service } from './compose';
import { environmentOf, execForm, lastOf } from './dockerfile';
import { stages } from './image';

/** A program of the cluster, and where it listens. */
export type Member = { readonly port: number; readonly child: ChildProcess };

/** What came back through nginx. */
export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Port numbers that nobody listens on. All are held before any is given back, so that they differ. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))));
  // A server that listens on TCP has an AddressInfo.
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** The secrets that the image itself prints, as a person would put them into `.env`. */
export function printedSecrets(tree: string): Record<string, string> {
  const printed = execFileSync(process.execPath, ['cms/lib/bin/make-secrets.js', '--print'], { cwd: tree });
  return Object.fromEntries(
    printed
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s, 2) as [string, string]),
  );
}

/** Starts Redis by the command in compose.yaml, and waits with the health check that stands beside it. */
export async function startRedis(service: Service | undefined, port: number): Promise<Member> {
  const [program = '', ...args] = service?.command ?? [];
  const child = spawn(program, [...args, '--port', String(port), '--bind', '127.0.0.1'], { stdio: 'ignore' });
  const [, check = '', ...checkArgs] = service?.healthcheck?.test ?? [];
  await until(
    () => spawnSync(check, ['-p', String(port), ...checkArgs]).status,
    (status) => status === 0,
  );
  return { port, child };
}

/** Starts a node by the image's CMD, with the environment of image and compose.yaml. Not a shell between: signals arrive. */
export function startNode(tree: string, port: number, env: Readonly<Record<string, string>>): Member & { log: string } {
  const { image } = stages();
  const [, ...args] = execForm(lastOf(image, 'CMD'));
  const log = join(tree, `../node-${port}.log`);
  const out = openSync(log, 'w');
  const child = spawn(process.execPath, args, {
    cwd: tree,
    stdio: ['ignore', out, out],
    env: { PATH: process.env['PATH'], ...environmentOf(image), ...env, PORT: String(port), HOST: '127.0.0.1' },
  });
  return { port, child, log };
}

/** What the image's HEALTHCHECK says of a node, by its exit code. */
export function probe(tree: string, port: number): number | null {
  const [, ...args] = execForm(lastOf(stages().image, 'HEALTHCHECK'));
  return spawnSync(process.execPath, args, { cwd: tree, env: { PORT: String(port) } }).status;
}

/** nginx on deploy/nginx.conf: only addresses, ports and the folder for temporary files are not those of the file. */
export async function startNginx(nodes: Readonly<Record<string, number>>, ports: { http: number; https: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-nginx-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'tls'));
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', join(folder, 'tls/privkey.pem'), '-out', join(folder, 'tls/fullchain.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
    stdio: 'ignore',
  });
  let conf = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${ports.http};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${ports.https} ssl`)
    .replaceAll('/tmp/', `${folder}/`);
  for (const [name, port] of Object.entries(nodes))
    conf = conf.replace(`server ${name}:1337`, `server 127.0.0.1:${port}`);
  writeFileSync(join(folder, 'nginx.conf'), conf);

  // /dev/stdout must be a file for nginx to open it by name.
  const log = join(folder, 'access.log');
  const globals = `daemon off; pid ${folder}/nginx.pid;`;
  const program = existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx';
  const child = spawn(program, ['-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', globals], {
    stdio: ['ignore', openSync(log, 'a'), openSync(join(folder, 'error.log'), 'a')],
  });
  await until(
    () => existsSync(join(folder, 'nginx.pid')) || readFileSync(join(folder, 'error.log'), 'utf8'),
    (seen) => seen === true,
  );
  const ca = readFileSync(join(folder, 'tls/fullchain.pem'));
  const lines = (): AccessLine[] =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      // The log format of the configuration itself, all fields strings.
      .map((line) => JSON.parse(line) as AccessLine);
  const stop = async (): Promise<void> => {
    await stopped(child, 'SIGQUIT');
    rmSync(folder, { recursive: true });
  };
  return { ...ports, ca, child, lines, stop, ask: asker(ports.https, ca) };
}

/** A line of nginx's log. */
export type AccessLine = Readonly<Record<'requestId' | 'method' | 'status' | 'upstream' | 'tried', string>>;

type Question = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
};

/** Asks through nginx by TLS, each time on a connection of its own. */
function asker(port: number, ca: Buffer): (path: string, question?: Question) => Promise<Answer> {
  return (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', servername: 'localhost', port, path, method, headers, ca, agent: false };
      const sent = request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) });
        });
      });
      sent.once('error', reject);
      sent.end(body);
    });
}

/** Ends a program and waits for it; gives its exit code. */
export function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill(signal);
  });
}

/** The environment of a node of compose.yaml, with the services beside it found on this machine. */
export function nodeSettings(env: Record<string, string>, beside: { databaseUrl: string; redis: number }) {
  const settings = { ...env, PUBLIC_URL: 'https://localhost', HEARTH_STATION: 'yunze' };
  const services = readCompose(settings);
  const nodes = Object.entries(services).filter(([, { image }]) => image === 'hearth');
  const [first] = nodes;
  if (!first) throw new Error('compose.yaml has no node');
  const here = { DATABASE_URL: beside.databaseUrl, REDIS_URL: `redis://127.0.0.1:${beside.redis}` };
  return { names: nodes.map(([name]) => name), services, env: { ...env, ...first[1].environment, ...here } };
}
