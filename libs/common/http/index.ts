export type { HttpAnswer, HttpExchange, HttpRequest } from './http-exchange';
export { HttpFailure, type HttpFailureCode } from './http-failure';
export { readRetryAfter } from './retry-after';
export { vendorUrlFault } from './vendor-url';
export { HttpSender, type AxiosHolder, type HttpSenderOptions } from './http-sender';
export { childTraceparent, randomHex, type RandomHex } from './trace-context';
