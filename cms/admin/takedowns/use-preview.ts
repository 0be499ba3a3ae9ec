import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { TakedownHit, TakedownScope } from '../../contract';

/** What a scope would hit, as far as it was told: thousands come bit by bit, and the last bit says so. */
export type Preview = {
  readonly hits: readonly TakedownHit[];
  /** Manuscripts in all; unknown before the first answer. */
  readonly total: number | undefined;
  readonly isWhole: boolean;
  readonly problem: string | undefined;
};

type Part = { readonly hits: TakedownHit[]; readonly total: number; readonly next: string | null };
type Refused = { readonly response?: { readonly data?: { readonly error?: { readonly message?: string } } } };

const NOTHING: Preview = { hits: [], total: undefined, isWhole: false, problem: undefined };
/** Somebody who types has paused. */
const PAUSE = 400;

/** Asks what a scope would hit, part by part until all is told. What was asked before is forgotten. */
export function usePreview(scope: TakedownScope | undefined): Preview {
  const { post } = useFetchClient();
  const { locale, formatMessage } = useIntl();
  const [preview, setPreview] = useState<Preview>(NOTHING);
  const text = scope && JSON.stringify(scope);

  useEffect(() => {
    setPreview(NOTHING);
    if (text === undefined) return undefined;
    let isGone = false;
    const isWanted = (): boolean => !isGone;
    const params = { locale: locale === 'en' ? 'en' : 'zh-Hans' };
    const readAll = async (): Promise<void> => {
      // What was spelled a moment ago is read back, so that the effect depends on what is asked and not on who asks.
      const asked = JSON.parse(text) as TakedownScope;
      for (let after: string | null = null, more = true; more && isWanted();) {
        const body: object = { scope: asked, after };
        const { data }: { data: Part } = await post<Part>('/cms/takedowns/preview', body, { params });
        if (!isWanted()) return;
        [after, more] = [data.next, data.next !== null];
        const isWhole = !more;
        setPreview(({ hits }) => ({ hits: [...hits, ...data.hits], total: data.total, isWhole, problem: undefined }));
      }
    };
    const timer = setTimeout(() => {
      readAll().catch((error: unknown) => {
        // What the fetch client throws, as its own code builds it; anything else has no response.
        const said = (error as Refused).response?.data?.error?.message;
        if (isWanted()) setPreview({ ...NOTHING, problem: said ?? formatMessage({ id: 'cms.reach.failed' }) });
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      isGone = true;
    };
  }, [post, text, locale, formatMessage]);
  return preview;
}
