import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useActing } from '../reach/use-acting';

/** What a person can do about letters; each tells how it went and lets the list read itself anew, refused or not. */
export type Deeds = {
  readonly busy: boolean;
  retry(ids: readonly string[]): Promise<void>;
  discard(id: string, reason: string): Promise<void>;
};

type Retried = { readonly retried: readonly string[]; readonly left: readonly string[] };

/** The deeds of the page. */
export function useDeeds(done: () => void): Deeds {
  const { busy, act } = useActing();
  const { toggleNotification } = useNotification();
  const { formatMessage } = useIntl();
  const say = (type: 'success' | 'warning', id: string, count = 1): void => {
    if (count > 0) toggleNotification({ type, message: formatMessage({ id: `cms.jobs.said.${id}` }, { count }) });
  };
  return {
    busy,
    retry: async (ids) => {
      const answer = await act<Retried>({ method: 'post', path: '/cms/jobs/dead/retry', body: { ids } });
      if (answer) {
        say('success', 'retried', answer.value.retried.length);
        say('warning', 'left', answer.value.left.length);
      }
      done();
    },
    discard: async (id, reason) => {
      const path = `/cms/jobs/dead/${encodeURIComponent(id)}/discard`;
      if (await act({ method: 'post', path, body: { reason } })) say('success', 'discarded');
      done();
    },
  };
}
