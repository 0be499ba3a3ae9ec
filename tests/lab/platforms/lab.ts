import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelCredential, DrivenPlatform } from '@hearth/cms/contract';
import {
  aDesk,
  FIRST_REFRESH,
  isVisible,
  labId,
  type Desk,
  type LabAnswer,
  type LabCall,
  type LabPost,
  type Mood,
  type Removal,
  type StandIn,
} from './desk';
import { arrived, type Weather } from './line';
import { pageOf } from './pages';
import { bilibili } from './bilibili';
import { douyin } from './douyin';
import { facebook } from './facebook';
import { kuaishou } from './kuaishou';
import { wechatOa } from './wechat-oa';
import { weibo } from './weibo';
import { x } from './x';
import { youtube } from './youtube';

/** The stand-ins of the lab. */
export const STAND_INS: readonly StandIn[] = [wechatOa, weibo, douyin, kuaishou, bilibili, youtube, x, facebook];

/**
 * The platforms of the world on one port: each answers the documented requests of its API under its own host as the first part of the
 * path, checks what the real one would check, and misbehaves as it is told.
 */
export type PlatformLab = {
  readonly url: string;
  /** What a host needs to reach platforms and their pages here instead of where they are. */
  readonly env: NodeJS.ProcessEnv;
  /** Every request that came, without what it carried. */
  readonly calls: { readonly platform: DrivenPlatform; readonly method: string; readonly path: string }[];
  readonly platforms: readonly DrivenPlatform[];
  /** A credential that the platform takes. */
  credential(platform: DrivenPlatform): ChannelCredential;
  /** What the platform does with its next posts, in this order. */
  script(platform: DrivenPlatform, ...moods: readonly Mood[]): void;
  removals(platform: DrivenPlatform, ...removals: readonly Removal[]): void;
  /** How the line treats films from now on; what breaks or stalls does so once. */
  line(platform: DrivenPlatform, weather: Weather): void;
  /** Bytes of films that came over the line. */
  flowed(platform: DrivenPlatform): number;
  /** Ends every access token that was given out; refresh tokens and secrets stay good. */
  expire(platform: DrivenPlatform): void;
  /** Lets nobody in any more. */
  revoke(platform: DrivenPlatform): void;
  posts(platform: DrivenPlatform): readonly LabPost[];
  /** Somebody posts by hand, on a page of their own; its id names the post. */
  byHand(platform: DrivenPlatform, text: string): string;
  /** The posts that readers can see. */
  visible(platform: DrivenPlatform): readonly LabPost[];
  /** How often tokens were given out. */
  renewals(platform: DrivenPlatform): number;
  /** Forgets posts, scripts and calls, and takes the refresh token of the credential again; access tokens stay. */
  reset(): void;
  stop(): Promise<void>;
};

/** Opens the lab, on a free port unless one is wanted. */
export async function aPlatformLab(port = 0): Promise<PlatformLab> {
  const desks = new Map(STAND_INS.map(({ platform }) => [platform, aDesk(platform)]));
  const calls: PlatformLab['calls'] = [];
  const desk = (platform: DrivenPlatform): Desk => found(desks.get(platform), platform);
  const server = createServer((request, response) => void serve(request, response, { desk, calls }));
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  // A server that listens on a port has an address of this kind.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url, calls, env: { HEARTH_PLATFORMS_AT: url, HEARTH_PROBES_AT: url } },
    platforms: STAND_INS.map(({ platform }) => platform),
    credential: (platform) =>
      found(
        STAND_INS.find((one) => one.platform === platform),
        platform,
      ).credential,
    script: (platform, ...moods) => void desk(platform).moods.push(...moods),
    removals: (platform, ...removals) => void desk(platform).removals.push(...removals),
    line: (platform, weather) => void (desk(platform).line.weather = weather),
    flowed: (platform) => desk(platform).line.flowed,
    expire: (platform) => {
      desk(platform).access.clear();
      desk(platform).hasEnded = true;
    },
    revoke: (platform) => {
      desk(platform).access.clear();
      desk(platform).isRevoked = true;
    },
    posts: (platform) => desk(platform).posts,
    byHand: (platform, text) => {
      const id = labId('70').replace(/[a-f]/g, '7');
      desk(platform).posts.push({
        id,
        title: '',
        text,
        marker: '',
        at: new Date(),
        state: 'live',
        looks: 0,
        fate: 'live',
      });
      return id;
    },
    visible: (platform) => desk(platform).posts.filter(isVisible),
    renewals: (platform) => desk(platform).renewals,
    reset: () => {
      for (const one of desks.values()) forget(one);
      calls.length = 0;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function forget(desk: Desk): void {
  for (const list of [desk.posts, desk.moods, desk.removals]) list.length = 0;
  Object.assign(desk.line, { weather: {}, flowed: 0 });
  desk.uploads.clear();
  desk.isRevoked = false;
  desk.hasEnded = false;
  desk.refresh = FIRST_REFRESH;
}

function found<T>(value: T | undefined, platform: string): T {
  if (value === undefined) throw new Error(`the lab has no stand-in of ${platform}`);
  return value;
}

type Served = Pick<PlatformLab, 'calls'> & { desk(platform: DrivenPlatform): Desk };

async function serve(request: IncomingMessage, response: ServerResponse, { desk, calls }: Served): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://lab');
  const [, host = '', ...rest] = url.pathname.split('/');
  const page = pageOf({ host, path: `/${rest.join('/')}${url.search}` }, desk);
  if (page) {
    request.resume();
    response.writeHead(page.status, { 'content-type': 'text/html; charset=utf-8' }).end(page.html);
    return;
  }
  const standIn = STAND_INS.find(({ hosts }) => hosts.includes(host));
  if (!standIn) {
    response.writeHead(404).end();
    return;
  }
  const { platform } = standIn;
  const { body, isWhole } = await arrived(request, desk(platform).line);
  const call: LabCall = {
    ...{ host, path: `/${rest.join('/')}`, query: url.searchParams },
    ...{ method: request.method ?? 'GET', headers: request.headers, body },
  };
  calls.push({ platform, method: call.method, path: call.path });
  if (!isWhole) standIn.broken?.(call, desk(platform));
  else answer(request, response, await standIn.serve(call, desk(platform)));
}

function answer(request: IncomingMessage, response: ServerResponse, said: LabAnswer): void {
  if ('drop' in said) {
    request.socket.destroy();
    return;
  }
  const { status = 200, json, headers = {} } = said;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(json === undefined ? undefined : JSON.stringify(json));
}
