import { useCallback, useState } from 'react';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

/** A change that a page asks the host for. */
export type Deed = { readonly method: 'post' | 'put' | 'del'; readonly path: string; readonly body?: object };

/** Asks for changes, one at a time. */
export type Acting = {
  /** Whether an answer is awaited: buttons wait too. */
  readonly busy: boolean;
  /** The host's answer, or nothing after a refusal, whose sentence was shown. */
  act<T>(deed: Deed): Promise<{ readonly value: T } | undefined>;
};

type Refused = {
  readonly response?: {
    readonly data?: {
      readonly error?: {
        readonly code?: string;
        readonly message?: string;
        readonly details?: { readonly fields?: readonly { message: string }[] };
      };
    };
  };
};

/**
 * Sends changes in the language of the page, so that refusals come back in it. Whoever wants to do something about a refusal
 * besides showing it is told its code and its sentence; `onRefused` stays the same function.
 */
export function useActing(onRefused?: (code: string, sentence: string) => void): Acting {
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const { locale, formatMessage } = useIntl();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async <T>({ method, path, body }: Deed) => {
      setBusy(true);
      try {
        // Strapi's client would put a second question mark behind a path that has one.
        const spoken = `${path}${path.includes('?') ? '&' : '?'}locale=${locale === 'en' ? 'en' : 'zh-Hans'}`;
        const { data } = method === 'del' ? await client.del<T>(spoken) : await client[method]<T>(spoken, body);
        return { value: data };
      } catch (error) {
        const message = sentenceOf(error) ?? formatMessage({ id: 'cms.reach.failed' });
        toggleNotification({ type: 'danger', message });
        onRefused?.(refusalOf(error)?.code ?? '', message);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [client, locale, formatMessage, toggleNotification, onRefused],
  );
  return { busy, act };
}

/** The host words its refusals for people; fields that need attention come with their own sentences. */
function sentenceOf(error: unknown): string | undefined {
  const refused = refusalOf(error);
  const fields = refused?.details?.fields?.map(({ message }) => message) ?? [];
  return fields.length > 0 ? fields.join('；') : refused?.message;
}

function refusalOf(error: unknown) {
  // What the fetch client throws, as its own code builds it; anything else has no response.
  return (error as Refused).response?.data?.error;
}
