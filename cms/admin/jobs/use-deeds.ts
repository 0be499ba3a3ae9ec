import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

/** What a person can do about letters; each tells how it went and lets the list read itself anew. */
export type Deeds = {
  retry(ids: readonly string[]): Promise<void>;
  discard(id: string, reason: string): Promise<void>;
};

/** The deeds of the page. */
export function useDeeds(done: () => void): Deeds {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatMessage } = useIntl();
  const say = (type: 'success' | 'warning', id: string, values: Record<string, number> = {}): void => {
    toggleNotification({ type, message: formatMessage({ id: `cms.jobs.${id}` }, values) });
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch {
      say('warning', 'said.failed');
    }
    done();
  };
  return {
    retry: (ids) =>
      attempt(async () => {
        const { data } = await post<{ retried: string[]; left: string[] }>('/cms/jobs/dead/retry', { ids });
        if (data.retried.length > 0) say('success', 'said.retried', { count: data.retried.length });
        if (data.left.length > 0) say('warning', 'said.left', { count: data.left.length });
      }),
    discard: (id, reason) =>
      attempt(async () => {
        await post(`/cms/jobs/dead/${encodeURIComponent(id)}/discard`, { reason });
        say('success', 'said.discarded');
      }),
  };
}
