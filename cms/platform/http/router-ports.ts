import type { Platform } from '../platform';
import type { RouterPorts } from './mount';

/** Binds the router to the platform. */
export function routerPorts(platform: Platform): RouterPorts {
  return {
    book: platform.errors,
    ids: platform.ids,
    staffOf: (adminUser) => platform.tenancy.staffOf(adminUser),
    readerOf: () => Promise.resolve({ ok: false, error: { code: 'HEARTH.SIGN_IN_FIRST', details: undefined } }),
    tooOften: () => Promise.resolve(undefined),
    failed: (error, request) => {
      platform.log.error('a request broke', { error, requestId: request.id });
    },
  };
}
