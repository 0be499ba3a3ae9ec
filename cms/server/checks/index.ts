export { hasAiAssets } from './ai-assets-store';
export { assetHashes } from './assets-of.rules';
export { checksOf } from './checks-wiring';
export { fieldsOf, type ManuscriptText } from './manuscript-text.rules';
export type { Checks, Content } from './report-content';
