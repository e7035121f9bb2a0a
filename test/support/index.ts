export { createTestDatabase } from './test-database';
export type { TestDatabase } from './test-database';
export { temporaryDirectory } from './temporary-directory';
export { exited, forkTypescript, nextMessage } from './child-process';
export { until } from './until';
export { hubVariables, startBridge, type Bridge, type BridgeOptions } from './bridge';
export { HubApi, type SubmissionAnswer } from './hub-api';
