import { claimLights, type Script } from '../../contract';

type Sentence = Script['sentences'][number];
type Light = (typeof claimLights)[number];

/** Sentences that belong together under the name of their beat (话术段落). */
export type Beat = { readonly beat: Sentence['beat']; readonly sentences: readonly Sentence[] };

/** Puts a script into its beats, in the order in which they are spoken. A beat that comes again is a beat of its own. */
export function beatsOf(sentences: readonly Sentence[]): readonly Beat[] {
  return sentences.reduce<readonly Beat[]>((beats, sentence) => {
    const last = beats.at(-1);
    if (last?.beat !== sentence.beat) return [...beats, { beat: sentence.beat, sentences: [sentence] }];
    return [...beats.slice(0, -1), { ...last, sentences: [...last.sentences, sentence] }];
  }, []);
}

/** How a sentence stands: as its worst claim does; one that claims nothing has no light. */
export function lightOf({ claims }: Pick<Sentence, 'claims'>): Light | undefined {
  return claims.map(({ light }) => light).sort((a, b) => claimLights.indexOf(b) - claimLights.indexOf(a))[0];
}

/** Whether what is on the teleprompter is what two people signed. */
export const isSigned = ({ hash, approvedHash }: Pick<Script, 'hash' | 'approvedHash'>): boolean =>
  hash === approvedHash;
