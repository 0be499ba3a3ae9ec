/** The little of mux.js that is used here; it brings no types of its own. */
declare module 'mux.js/lib/mp4/caption-parser' {
  type Caption = {
    readonly startPts: number;
    readonly endPts: number;
    /** A row each. */
    readonly content: readonly { readonly text: string }[];
    /** CC1 to CC4 of CEA-608, `cc708_1` and on of CEA-708. */
    readonly stream: string;
  };
  class CaptionParser {
    init(options?: { readonly isPartial?: boolean }): void;
    parse(
      fragment: Uint8Array,
      tracks: readonly number[],
      scales: Readonly<Record<number, number>>,
    ): { readonly captions: readonly Caption[] } | null;
    clearParsedCaptions(): void;
  }
  export = CaptionParser;
}
