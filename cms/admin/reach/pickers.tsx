import { useIntl } from 'react-intl';
import type { LibraryLine, MediaAsset, PackageLine } from '../../contract';
import { Picker, type Pickable } from './picker';

type Props = {
  readonly label: string;
  readonly picked: Pickable | undefined;
  readonly onPick: (picked: Pickable | undefined) => void;
  readonly hint?: string;
  readonly required?: boolean;
};

const FEW = 20;
const words = (text: string): string => encodeURIComponent(text);

/** Picks a manuscript out of the library, by any of its words. */
export function ManuscriptPicker(props: Props) {
  const { formatDate } = useIntl();
  return (
    <Picker<{ lines: LibraryLine[] }>
      {...props}
      ask={(text) => `/cms/library?limit=${FEW}&words=${words(text)}`}
      read={({ lines }) =>
        // Its languages are one manuscript.
        [...new Map(lines.map((line) => [line.documentId, line])).values()].map(
          ({ documentId, title, author, at }) => ({
            id: documentId,
            title: title.map(({ text }) => text).join(''),
            about: `${author} · ${formatDate(at, { month: 'short', day: 'numeric' })}`,
          }),
        )
      }
    />
  );
}

/** Picks a package by words of its headline. */
export function PackagePicker(props: Props) {
  const { formatMessage } = useIntl();
  return (
    <Picker<{ packages: PackageLine[] }>
      {...props}
      ask={(text) => `/cms/packages?limit=${FEW}&text=${words(text)}`}
      read={({ packages }) =>
        packages.map(({ id, title, locale }) => ({ id, title, about: formatMessage({ id: `cms.reach.in.${locale}` }) }))
      }
    />
  );
}

/** Picks a picture or film by its name, its words or whose it is. */
export function AssetPicker(props: Props) {
  const { formatDate } = useIntl();
  return (
    <Picker<{ assets: MediaAsset[] }>
      {...props}
      ask={(text) => `/cms/media?limit=${FEW}${text === '' ? '' : `&search=${words(text)}`}`}
      read={({ assets }) =>
        assets.map(({ hash, name, alt, uploadedAt }) => ({
          ...{ id: hash, title: name },
          about: [alt, formatDate(uploadedAt, { month: 'short', day: 'numeric' })].filter(Boolean).join(' · '),
        }))
      }
    />
  );
}

type Account = { readonly id: string; readonly name: string; readonly platform: string; readonly account: string };

/** Picks an account; a station has few, so that they are read at once and narrowed here. */
export function AccountPicker(props: Props) {
  return (
    <Picker<{ channels: Account[] }>
      {...props}
      ask={() => '/cms/channels'}
      read={({ channels }, text) =>
        channels
          .filter(({ name, account }) => `${name} ${account}`.toLowerCase().includes(text.toLowerCase()))
          .map(({ id, name, account }) => ({ id, title: name, about: account === name ? '' : account }))
      }
    />
  );
}
