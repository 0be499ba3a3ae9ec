/** A segment of the playlist begins at a key frame, so one that is longer in coming than this keeps viewers waiting. */
const LONGEST = 4_500;

/** Watches how far key frames lie apart in a picture that is handed on as it is. */
export class KeyWatch {
  #key: number | undefined;

  /** True when the picture has to be encoded anew because its key frames are too rare. */
  isTooRare(time: number, isKey: boolean): boolean {
    if (isKey || this.#key === undefined) {
      this.#key = time;
      return false;
    }
    return time - this.#key > LONGEST;
  }
}
