import { View } from 'react-native';
import type { OfferPage } from '@/contract/types';
import { styles } from '@/theme/styles';
import { ListRow } from '@/ui/list-row';
import { Text } from '@/ui/text';
import { openOutside } from './open-page';
import { Part } from './part';
import { useShopWords } from './shop-words';

const useStyles = styles(() => ({ claim: { gap: 2 } }));

type Goods = OfferPage['goods'];
type Paper = Goods['papers'][number];

/** A PDF opens at its page; a picture has one. */
const atPage = ({ url, type }: Paper, page: number): string =>
  type === 'application/pdf' ? `${url}#page=${page}` : url;

/** What is said of the goods, each with the page of the paper that proves it. */
export function Claims({ goods, said }: { goods: Goods; said: readonly string[] }) {
  const s = useStyles();
  const { t, locale } = useShopWords();
  const papers = new Map(goods.papers.map((paper) => [paper.id, paper]));
  const proved = goods.claims.filter(({ evidence }) => evidence.length > 0);
  const rest = said.filter((text) => !proved.some((claim) => claim.text === text));
  if (proved.length === 0 && rest.length === 0) return null;
  return (
    <Part title={t('claims.title')}>
      {rest.map((text) => (
        <Text key={text}>{text}</Text>
      ))}
      {proved.map(({ text, evidence }) => (
        <View key={text} style={s.claim}>
          <Text>{text}</Text>
          {evidence.map(({ paper: id, page }) => {
            const paper = papers.get(id);
            return paper ? (
              <ListRow
                key={`${id} ${page}`}
                icon="seal"
                tone="proof"
                title={t('claims.proof', { name: paper.name[locale], page })}
                onPress={() => void openOutside(atPage(paper, page))}
              />
            ) : null;
          })}
        </View>
      ))}
    </Part>
  );
}

/** The papers that hold today, to be looked at by whoever wants to. */
export function Papers({ papers }: { papers: Goods['papers'] }) {
  const { t, locale } = useShopWords();
  if (papers.length === 0) return null;
  return (
    <Part title={t('papers.title')}>
      {papers.map((paper) => {
        const { id, name, number, issuer, validTo } = paper;
        const until = validTo === null ? t('papers.endless') : t('papers.until', { day: validTo });
        const about = [issuer, number === null ? null : t('papers.number', { number }), until];
        return (
          <ListRow
            key={id}
            icon="paper"
            title={name[locale]}
            note={about.filter((one) => one !== null).join(' · ')}
            onPress={() => void openOutside(atPage(paper, 1))}
          />
        );
      })}
    </Part>
  );
}
