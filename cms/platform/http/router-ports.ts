import type { Platform } from '../platform';
import type { RouterPorts } from './mount';
import { createTooOften } from './too-often';

/** Binds the router to the platform. */
export function routerPorts(platform: Platform): RouterPorts {
  return {
    book: platform.errors,
    ids: platform.ids,
    staffOf: (adminUser) => platform.tenancy.staffOf(adminUser),
    lenderTo: (actor, permission) => platform.roster.lenderTo(actor, permission),
    readerOf: (bearer) => platform.readers.readerOf(bearer),
    tooOften: createTooOften(platform.clock, process.env),
    failed: (error, request) => {
      platform.log.error('a request broke', { error, requestId: request.id });
    },
  };
}
