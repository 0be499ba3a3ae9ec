import type { StaffActor } from '../contract';
import type { AnyCatalog, AnyMachine } from '../kernel';
import type { RouteGroup } from './http/routes';
import type { Grant, PermissionDeclaration } from './people/grant';
import type { Platform } from './platform';

/** What a slice is handed to put its own part into the demo station. */
export type DemoStage = {
  /** The people of the demo by their keys, as those who act. */
  cast(key: string): StaffActor;
  /** A file of `database/demo`, as it is written there. */
  file(name: string): unknown;
  /** A drawing of the demo, cut to a square, as JPEG. */
  picture(key: string): Promise<Buffer>;
  /** What slices made before, by the names that the files use. */
  readonly made: Map<string, string>;
};

/**
 * A part of the house that starts and stops as one: a noun of the kitchen, or of a plugin. `register` runs before Strapi reads
 * content types, `start` when the database is up and before the first request, `stop` in reverse order.
 */
export type Slice = {
  readonly name: string;
  readonly errors?: readonly AnyCatalog[];
  /** Its states as data; an unsound one stops the start of the host. */
  readonly machines?: readonly AnyMachine[];
  readonly permissions?: readonly PermissionDeclaration[];
  readonly grants?: readonly Grant[];
  register?(platform: Platform): void;
  routes?(platform: Platform): readonly RouteGroup[];
  start?(platform: Platform): Promise<void>;
  /** Runs once all slices of all plugins and the admin itself have started: one node at a time, before the first request. */
  ready?(platform: Platform): Promise<void>;
  stop?(platform: Platform): Promise<void>;
  /** Puts its own part into the demo station, in the order in which plugins are declared, by the verbs that people use. */
  demo?(platform: Platform, stage: DemoStage): Promise<void>;
};
