/** What an identity number is indexed for: finding the same person again under whatever name. */
export const IDENTITY = 'vetting.identity';
