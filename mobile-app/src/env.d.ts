declare namespace NodeJS {
  interface ProcessEnv {
    /** Where the host answers; set for a phone build, unused on the web. */
    EXPO_PUBLIC_HOST?: string;
  }
}
