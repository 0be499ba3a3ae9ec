import type { StrapiApp } from '@strapi/strapi/admin';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { EditionMatrix } from '../../contract';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { ownHour, type OwnHour } from './own-hour';
import { useSay, type Say } from './words';

type About = { readonly model: string; readonly documentId?: string };
type Deed = { readonly label: string; readonly disabled?: boolean };

/** A button of Strapi's form: what it says and does, worked out anew with each drawing. */
type Action = ((about: About) => Deed | null | undefined) & { readonly type?: string };

/** As much of Strapi's content manager as takes buttons. */
type ContentManager = { readonly apis: { addDocumentAction(change: (actions: Action[]) => Action[]): void } };

/** Lets the button of publishing say what it will do: now, or by itself at the hour of our own app. */
export function addTimedPublish(app: StrapiApp): void {
  // Strapi types what another plugin offers as unknown.
  const { apis } = app.getPlugin('content-manager') as unknown as ContentManager;
  apis.addDocumentAction((actions) => actions.map((one) => (one.type === 'publish' ? timed(one) : one)));
}

function timed(publish: Action): Action {
  const useTimed = (about: About): Deed | null | undefined => {
    const deed = publish(about);
    const hour = useOwnHour(about);
    const say = useSay();
    const { formatDate } = useIntl();
    if (!deed || !hour || deed.disabled) return deed;
    const at = (moment: string): string => formatDate(moment, { ...SHOWN, timeZone: 'Asia/Shanghai' });
    return { ...deed, disabled: true, label: labelOf(say, hour, at) };
  };
  // What Strapi knows its buttons by hangs on the function.
  return Object.assign(useTimed, publish);
}

const SHOWN = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function labelOf(say: Say, hour: OwnHour, at: (moment: string) => string): string {
  return 'until' in hour ? say('publish.at', { at: at(hour.until) }) : say('publish.after', { gate: hour.gate });
}

function useOwnHour({ model, documentId }: About): OwnHour | undefined {
  const mayRead = useMay('plugin::cms.deliveries.read');
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const locale = query.plugins?.i18n?.locale === 'en' ? 'en' : 'zh-Hans';
  const isOurs = model === 'plugin::cms.manuscript' && documentId !== undefined && mayRead;
  const matrix = useReading<EditionMatrix>(isOurs ? `/cms/editions/${documentId}/${locale}` : undefined).value;
  return matrix && ownHour(matrix, Date.now());
}
