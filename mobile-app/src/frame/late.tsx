import { useEffect, useState, type ComponentType, type FunctionComponent } from 'react';
import { UNREACHABLE } from '@/data/result';
import { reload } from '@/platform/reload';
import { Page } from '@/ui/page';
import { ErrorState } from '@/ui/state';
import { TopBar } from '@/ui/top-bar';

type Loaded<P> = { readonly Screen: ComponentType<P> } | 'loading' | 'failed';

const FAILURE = { code: UNREACHABLE, status: 0, retryIn: null };

/**
 * A screen whose code comes when it is first wanted. Where it does not come, because there is no net or a new version took the old one's
 * place, the page says so and tries again; when that fails too, the whole page is opened anew, which brings the new version.
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let known: ComponentType<P> | null = null;
  const fetchOnce = async (): Promise<ComponentType<P>> => (known ??= await load());
  return function Late(props: P) {
    const [loaded, setLoaded] = useState<Loaded<P>>(known ? { Screen: known } : 'loading');
    const [tries, setTries] = useState(0);
    useEffect(() => {
      if (known) return undefined;
      let gone = false;
      fetchOnce().then(
        (Screen) => gone || setLoaded({ Screen }),
        () => {
          if (gone) return;
          setLoaded('failed');
          if (tries > 0) reload();
        },
      );
      return () => {
        gone = true;
      };
    }, [tries]);
    if (typeof loaded === 'object') return <loaded.Screen {...props} />;
    if (loaded === 'loading' && tries === 0) return null;
    const retry = () => {
      setLoaded('loading');
      setTries(tries + 1);
    };
    return (
      <Page bar={<TopBar title="" />}>
        <ErrorState failure={FAILURE} onRetry={retry} busy={loaded === 'loading'} />
      </Page>
    );
  };
}
