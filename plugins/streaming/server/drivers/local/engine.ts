import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Database, Log } from '@hearth/cms/platform';
import type {
  IngestNews,
  IngestOrders,
  PackagerNews,
  PackagerOrders,
  RelayNews,
  RelayOrders,
  SrtOrder,
} from '../../../engine/wire/control';
import type { LiveEvent, LiveEventType } from '../../../contract';
import { controlSocket, ingestSettings, packagerSettings, relaySettings } from './child-settings';
import { Child, type ChildKind } from './child';
import { ingestOrders, packagerOrders } from './engine-orders';
import type { EngineSettings } from './engine-settings';
import type { EngineRoom } from './engine-room';
import type { RelayLink } from '../../targets/relay-link';
import type { SrtLink } from '../../srt/srt-link';
import type { SlateLink, SlateOrder } from '../../slates/slate-files';
import type { EngineStore } from './engine-store';
import { newsOfRoom, type Seen } from './local-state.rules';

/** What the engine stands on. */
export type EngineDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly store: EngineStore;
  readonly settings: EngineSettings;
  /** The ffmpeg that the operator named, or the best that is there. */
  ffmpeg?(): Promise<string | undefined>;
  hear(event: LiveEvent): Promise<boolean>;
  readonly relay: RelayLink;
  readonly slates: SlateLink;
  /** Who awaits encoders by SRT; nobody where it is not said. */
  readonly srt?: SrtLink;
};

const ROUND = 1_000;
/** The ingest measures every two seconds and says so. */
const SILENT = 6_000;

/**
 * Starts the processes when the first room of our own is there, tells them what should be, and brings rooms in line with what is. All it knows it
 * has from the database and from them, so it may die between any two lines.
 */
export class Engine {
  readonly #node: string;
  #rooms: readonly EngineRoom[] = [];
  #ingest: IngestNews | undefined;
  #heardAt = 0;
  #packager: PackagerNews | undefined;
  #children: readonly Pick<Child<unknown, unknown>, 'start' | 'stop' | 'tell'>[] = [];
  #slates: ReadonlyMap<string, SlateOrder> = new Map();
  #srt: ReadonlyMap<string, SrtOrder> = new Map();
  #relayed: RelayOrders = { targets: [] };
  #relay: Child<RelayOrders, RelayNews> | undefined;
  #relaying: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  /** A round is asked for and has not begun: it will see what changed meanwhile. */
  #isAsked = false;
  #isOver = false;

  constructor(private readonly deps: EngineDeps) {
    this.#node = deps.settings.place;
  }

  start(): void {
    if (!this.deps.settings.isOn) return;
    this.changed();
    this.#timer = setInterval(() => {
      // Without rooms there is nothing to look after; the first one is told by `changed`.
      if (this.#rooms.length > 0) this.changed();
    }, ROUND);
    this.#timer.unref();
  }

  /** Something that should be has changed, or something that is. */
  changed(): void {
    if (!this.deps.settings.isOn || this.#isAsked) return;
    this.#isAsked = true;
    this.#running = this.#running.then(() => {
      this.#isAsked = false;
      return this.#round();
    });
  }

  /** As `changed`, done when the processes have been told. */
  async told(): Promise<void> {
    this.changed();
    await this.#running;
  }

  /** `leave` when another host comes at once; `end` when nobody needs the processes. */
  async stop(how: 'leave' | 'end'): Promise<void> {
    clearInterval(this.#timer);
    this.#isOver = true;
    await this.#running;
    await Promise.all(this.#children.map((child) => child.stop(how)));
    await this.#relaying;
    if (this.#children.length > 0) await this.deps.store.leave(this.deps.database, this.#node);
  }

  /** How the encoders of this host do; of an ingest that has said nothing for a while nobody knows. */
  encoders(): IngestNews['rooms'] {
    const isKnown = this.deps.clock.now().getTime() - this.#heardAt < SILENT;
    return isKnown ? (this.#ingest?.rooms ?? []) : [];
  }

  /** Puts into the log of a room what was found out beside the processes. */
  async note(room: string, event: { readonly type: string; readonly data: LiveEvent['data'] }): Promise<void> {
    await this.#tell(room, { ...event, id: this.deps.ids.next(), at: this.deps.clock.now() });
  }

  /** Without its slate a room is live all the same. */
  async #slatesOfRooms(): Promise<ReadonlyMap<string, SlateOrder>> {
    try {
      return await this.deps.slates.ofRooms();
    } catch (error) {
      this.deps.log.warn('slates could not be looked up', { error });
      return this.#slates;
    }
  }

  async #round(): Promise<void> {
    if (this.#isOver) return;
    try {
      await this.#look();
    } catch (error) {
      this.deps.log.warn('live video could not be looked after', { error });
    }
  }

  async #look(): Promise<void> {
    const { store, database } = this.deps;
    const before = this.#ordered();
    this.#rooms = await store.rooms(database);
    if (this.#rooms.length === 0 || !(await store.lead(database, this.#node))) return;
    this.#slates = await this.#slatesOfRooms();
    this.#srt = (await this.deps.srt?.ofRooms()) ?? this.#srt;
    if (this.#children.length === 0) this.#begin(await this.deps.ffmpeg?.());
    else if (this.#ordered() !== before) for (const child of this.#children) child.tell();
    await this.#lookAtTargets();
    await this.#tellOfRooms();
  }

  async #tellOfRooms(): Promise<void> {
    const { clock, ids } = this.deps;
    const now = clock.now();
    for (const room of this.#rooms) {
      const type = newsOfRoom({ ...room, ...this.#seen(room), since: new Date(room.since) }, now);
      if (type) await this.#tell(room.room, { id: ids.next(), type, at: now, data: {} });
    }
  }

  #ordered(): string {
    return JSON.stringify([this.#rooms, ...this.#slates, ...this.#srt]);
  }

  /** The relay runs from the first copy on that somebody wants. */
  async #lookAtTargets(): Promise<void> {
    const before = JSON.stringify(this.#relayed);
    this.#relayed = await this.deps.relay.orders();
    if (this.#relayed.targets.length > 0 && !this.#relay) this.#beginRelay();
    else if (JSON.stringify(this.#relayed) !== before) this.#relay?.tell();
  }

  #beginRelay(): void {
    const { settings, log, relay } = this.deps;
    this.#relay = new Child<RelayOrders, RelayNews>(log, {
      ...this.#common('relay'),
      settings: relaySettings(settings),
      orders: () => this.#relayed,
      heard: (news) => {
        this.#relaying = this.#relaying
          .then(() => relay.heard(news))
          .catch((error: unknown) => {
            log.warn('what the relay told is not on record', { error });
          });
      },
    });
    this.#children = [...this.#children, this.#relay];
    this.#relay.start();
  }

  #seen({ room, broadcast }: EngineRoom): Pick<Seen, 'isPublishing' | 'hasPicture'> {
    return {
      isPublishing: this.#ingest?.rooms.some((one) => one.room === room),
      hasPicture: this.#packager?.rooms.some((one) => one.session === broadcast && one.state === 'live') ?? false,
    };
  }

  #begin(ffmpeg: string | undefined): void {
    const { settings, log } = this.deps;
    mkdirSync(settings.sockets, { recursive: true, mode: 0o700 });
    const ingest = new Child<IngestOrders, IngestNews>(log, {
      ...this.#common('ingest'),
      settings: ingestSettings(settings),
      orders: () => ingestOrders(this.#rooms, this.#srt),
      heard: (news) => {
        const isNews = standing(news) !== standing(this.#ingest);
        this.#ingest = news;
        this.#heardAt = this.deps.clock.now().getTime();
        if (isNews) this.changed();
      },
    });
    const packager = new Child<PackagerOrders, PackagerNews>(log, {
      ...this.#common('packager'),
      settings: packagerSettings(settings, ffmpeg),
      orders: () => packagerOrders(this.#rooms, { folder: settings.folder, slates: this.#slates }),
      heard: (news) => {
        const isNews = standing(news) !== standing(this.#packager);
        this.#packager = news;
        if (isNews) this.changed();
      },
    });
    this.#children = [ingest, packager];
    for (const child of this.#children) child.start();
  }

  #common(name: string): Pick<ChildKind<unknown, unknown>, 'name' | 'socket' | 'logFile' | 'script' | 'event'> {
    const { settings, log } = this.deps;
    return {
      name,
      socket: controlSocket(settings, name),
      logFile: join(settings.folder, 'log', `${name}.log`),
      script: join(settings.processes, name, 'main.js'),
      event: (event) => {
        this.#tell(event.room, { ...event, at: new Date(event.at) }).catch((error: unknown) => {
          log.warn('what a process of live video told is not on record', { name, error });
        });
      },
    };
  }

  async #tell(room: string, event: Pick<LiveEvent, 'id' | 'at' | 'data'> & { readonly type: string }): Promise<void> {
    // What the processes tell besides moves no room and is an entry of its log.
    const type = event.type as LiveEventType;
    await this.deps.hear({ ...event, type, driver: 'local', ref: room });
  }
}

/** What decides about a room, of what a process says with each part and each measurement. */
const standing = (news: IngestNews | PackagerNews | undefined): string | undefined =>
  news?.rooms.map(({ room, session, state }) => `${room} ${session} ${state}`).join();
