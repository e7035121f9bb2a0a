export * from './miss-guides.sql';
export * from './prune.sql';
export * from './read-mirror.sql';
export * from './take-call.sql';
export * from './upsert-guides.sql';
export * from './upsert-watch.sql';
