import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { StaffActor } from '../../contract';
import { Bug, type Result } from '../../kernel';
import type { NobodyHere, People } from '../people/people';
import { guardAction, type DocumentAction } from './guard-action';
import type { Stations } from './stations';

/** Keeps each station's documents to those who may see that station, on every way to a document that Strapi offers. */
export type Tenancy = {
  /** Who a user of the admin is; asked once for each request, however many permissions want to know. */
  staffOf(user: { readonly id: number | string }): Promise<Result<StaffActor, NobodyHere>>;
  /** Runs work that acts for the house itself inside a request of staff; what it creates must still name its station. */
  asSystem<T>(work: () => Promise<T>): Promise<T>;
  /** Puts the guard in front of Strapi's document service; once, before any document is touched. */
  guardDocuments(): void;
};

type Deps = { readonly strapi: Core.Strapi; readonly people: People; readonly stations: Stations };
type Staff = Promise<Result<StaffActor, NobodyHere>>;

/** Builds the guard. */
export function createTenancy({ strapi, people, stations }: Deps): Tenancy {
  const system = new AsyncLocalStorage<true>();
  const known = new WeakMap<object, Map<string, Staff>>();

  function staffOf(user: { readonly id: number | string }): Staff {
    const request: object | undefined = strapi.requestContext.get();
    if (!request) return people.staffOf(user);
    const here = known.get(request) ?? new Map<string, Staff>();
    known.set(request, here);
    const asked = here.get(String(user.id)) ?? people.staffOf(user);
    here.set(String(user.id), asked);
    return asked;
  }

  async function actorNow(): Promise<StaffActor | undefined> {
    if (system.getStore()) return undefined;
    // The admin's sign-in leaves user and ability together; other strategies leave at most one of them.
    const state = strapi.requestContext.get()?.state as { user?: { id: number }; userAbility?: unknown } | undefined;
    if (!state?.user || !state.userAbility) return undefined;
    const staff = await staffOf(state.user);
    if (staff.ok) return staff.value;
    throw new errors.ForbiddenError('This log-in belongs to no station');
  }

  return {
    staffOf,
    asSystem: (work) => system.run(true, work),
    guardDocuments() {
      strapi.documents.use(async (context, next) => {
        // Strapi types a context for each action; the guard reads the few fields that all have.
        const action = context as unknown as DocumentAction;
        const actor = await actorNow();
        const refused = await guardAction({ strapi, stations, actor }, action);
        if (refused && !actor) throw new Bug(refused);
        if (refused) throw new errors.ForbiddenError(refused);
        return next();
      });
    },
  };
}
