import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { dirname } from 'node:path';
import type { Log } from '@hearth/cms/platform';
import { childEnvironment } from '../../../engine/wire/child-environment';
import type { ControlLine, EngineEvent } from '../../../engine/wire/control';
import { eachJsonLine } from '../../../engine/wire/lines';

/** One process beside the host: how it is started, and what is said to it and heard from it. */
export type ChildKind<Orders, News> = {
  readonly name: string;
  /** The compiled file that it runs. */
  readonly script: string;
  /** Handed over on its standard input: no list of processes shows them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly socket: string;
  readonly logFile: string;
  orders(): Orders;
  heard(news: News): void;
  event(event: EngineEvent): void;
};

const SOONEST = 100;
const LATEST = 5_000;
/** Who has worked for so long does not die of how it was started. */
const STABLE = 3_000;
const LAST_WAIT = 5_000;

/** Finds the process by its socket, or starts it; and again, whenever it is gone. */
export class Child<Orders, News> {
  #socket: Socket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isWanted = false;
  #isStarting = false;
  #wait = SOONEST;

  constructor(
    private readonly log: Log,
    private readonly kind: ChildKind<Orders, News>,
  ) {}

  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#look();
  }

  /** Something that should be has changed. */
  tell(): void {
    this.#say({ say: 'sync', orders: this.kind.orders() });
  }

  /** Lets go of it: it lives on for a while and the next host finds it. `end` asks it to finish. */
  async stop(how: 'leave' | 'end'): Promise<void> {
    this.#isWanted = false;
    clearTimeout(this.#timer);
    const last = this.#socket;
    if (!last) return;
    const closed = new Promise<void>((resolve) => last.once('close', resolve));
    if (how === 'end') {
      this.#say({ say: 'end' });
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, LAST_WAIT).unref())]);
    }
    last.destroy();
  }

  #say(line: ControlLine<Orders, News>): void {
    if (this.#socket?.writable === true) this.#socket.write(`${JSON.stringify(line)}\n`);
  }

  #look(): void {
    const tried = connect(this.kind.socket);
    let stable: NodeJS.Timeout | undefined;
    tried.once('connect', () => {
      this.#socket = tried;
      this.tell();
      eachJsonLine(tried, (line) => {
        this.#hear(line);
      });
      stable = setTimeout(() => (this.#wait = SOONEST), STABLE);
    });
    tried.on('error', () => undefined);
    tried.once('close', () => {
      clearTimeout(stable);
      if (this.#socket === tried) this.#socket = undefined;
      else if (this.#isWanted && !this.#isStarting) this.#start();
      this.#again();
    });
  }

  #again(): void {
    if (!this.#isWanted) return;
    clearTimeout(this.#timer);
    // One that is on its way is there in a moment; what waits longer and longer is starting it again.
    const wait = this.#isStarting ? SOONEST : this.#wait;
    this.#timer = setTimeout(() => {
      this.#look();
    }, wait);
    if (!this.#isStarting) this.#wait = Math.min(this.#wait * 2, LATEST);
  }

  #hear(line: unknown): void {
    // Written by the process of this very version.
    const heard = line as ControlLine<Orders, News>;
    if (heard.say === 'state') this.kind.heard(heard.news);
    if (heard.say === 'event') this.kind.event(heard.event);
  }

  #start(): void {
    this.#isStarting = true;
    this.log.info('a process of live video is started', { name: this.kind.name });
    run(this.kind, () => {
      this.#isStarting = false;
    });
  }
}

/** Detached and with its own log: it outlives whoever started it. */
function run({ script, settings, logFile }: AnyKind, gone: () => void): void {
  mkdirSync(dirname(logFile), { recursive: true });
  const out = openSync(logFile, 'a');
  const child = spawn(process.execPath, [script], {
    detached: true,
    stdio: ['pipe', out, out],
    env: childEnvironment(),
  });
  closeSync(out);
  child.once('error', gone);
  child.once('exit', gone);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(`${JSON.stringify(settings)}\n`);
  child.unref();
}

type AnyKind = Pick<ChildKind<unknown, unknown>, 'script' | 'settings' | 'logFile'>;
