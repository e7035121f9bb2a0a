export type { ErrorEntry, Language } from './error-entry';
export { errorCatalogue, errorCodes, type ErrorCode } from './error-catalogue';
export { PonteError, type ErrorDetail, type ErrorParams, type PonteErrorOptions } from './ponte-error';
export {
  errorParts,
  errorSentence,
  maxRenderedDetails,
  renderDetail,
  renderError,
  type RenderedDetail,
  type RenderedError,
} from './render-error';
export { printableName } from './printable-name';
export { preferredLanguage } from './preferred-language';
