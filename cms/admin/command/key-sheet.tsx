import { Press, Sheet, useShown } from './screen-settings';

/** A key, and what it does. */
export type Key = { readonly shown: string; readonly does: string };

type Props = {
  readonly title: string;
  readonly keys: readonly Key[];
  readonly close: string;
  readonly onClose: () => void;
};

/** What the keys of a dark page do. */
export function KeySheet({ title, keys, close, onClose }: Props) {
  const sheet = useShown();
  return (
    <Sheet ref={sheet} onClose={onClose} aria-label={title}>
      <h2>{title}</h2>
      <dl>
        {keys.map(({ shown, does }) => [
          <dt key={shown}>
            <kbd>{shown}</kbd>
          </dt>,
          <dd key={`${shown} does`} style={{ margin: 0 }}>
            {does}
          </dd>,
        ])}
      </dl>
      <footer>
        <Press type="button" onClick={onClose}>
          {close}
        </Press>
      </footer>
    </Sheet>
  );
}
